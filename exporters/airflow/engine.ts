import type { Engine } from '../exporter.ts';

export const airflow: Engine = {
    title: 'Apache Airflow',
    makes: 'a DAG file for Apache Airflow 3',
    settings: [
        { name: 'pline-command', placeholder: 'command', description: 'how the workers call Pline; words are parted at spaces', default: 'pline' },
        { name: 'project-folder', placeholder: 'folder', description: 'the folder of the .pline file on the workers (default: the same as here)' },
        { name: 'databricks', placeholder: 'how', description: 'databricks.* tasks with a connection: "pline" runs them by pline task, "provider" by the operators of Airflow\'s provider', default: 'pline' },
    ],
    load: async () => (await import('./export.ts')).exportAirflow,
};
