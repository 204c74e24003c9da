import type { Engine } from '../exporter.ts';

export const databricks: Engine = {
    title: 'Databricks',
    makes: 'a Declarative Automation Bundle (Databricks Asset Bundle) with one job',
    settings: [
        { name: 'secret-scope', placeholder: 'scope', description: 'the secret scope in which the job finds what the line reads with secret("…")', default: 'pline' },
        { name: 'external', placeholder: 'success|failure', description: 'how tasks of other lines are taken to have ended: a job knows its own tasks alone' },
    ],
    load: async () => (await import('./export.ts')).exportDatabricks,
};
