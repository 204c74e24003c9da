import type { Engine } from '../exporter.ts';

export const airflow: Engine = {
    title: 'Apache Airflow',
    makes: 'a DAG file for Apache Airflow 3',
    settings: [],
    load: async () => (await import('./export.ts')).exportAirflow,
};
