/** What the exporter writes is what Airflow reads: every golden line, and the examples. */
import { readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { NodeFileSystem } from 'langium/node';
import { URI } from 'langium';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportAirflow } from '../../exporters/airflow/export.ts';
import { isLine } from '../../language/generated/ast.ts';
import { resolveLine } from '../../language/model/resolve.ts';
import { Program } from '../../language/program.ts';
import { fileOf } from '../../language/uris.ts';
import { AIRFLOW, execute, installation, type Installation } from './installation.ts';

const GOLDEN = fileURLToPath(new URL('../../exporters/airflow/golden', import.meta.url));
const EXAMPLES = fileURLToPath(new URL('../../examples', import.meta.url));
const FILES = [...readdirSync(GOLDEN).filter((name) => name.endsWith('.pline')).map((name) => join(GOLDEN, name)), join(EXAMPLES, 'flights/flights.pline'), join(EXAMPLES, 'hello/hello.pline')];

/** Prints what Airflow makes of the DAGs folder, as JSON. */
const READ = `
import json
import sys
from airflow.configuration import conf
sys.path.insert(0, conf.get("core", "dags_folder"))
from airflow.dag_processing.dagbag import DagBag
from airflow.serialization.serialized_objects import DagSerialization
bag = DagBag()
for dag in bag.dags.values():
    DagSerialization.deserialize_dag(DagSerialization.serialize_dag(dag))
print(json.dumps({"errors": bag.import_errors, "dags": {dag.dag_id: {
    "tasks": len(dag.tasks), "leaves": [task.task_id for task in dag.leaves], "templates": sorted(task.task_id for task in dag.tasks if task.template_fields),
    "retries": {task.task_id: [task.retries, task.retry_delay.total_seconds(), task.retry_exponential_backoff, task.max_retry_delay.total_seconds()] for task in dag.tasks},
    "params": dag.params.dump(),
} for dag in bag.dags.values()}}))
`;

interface Read {
    readonly errors: Readonly<Record<string, string>>;
    readonly dags: Readonly<Record<string, {
        readonly tasks: number; readonly leaves: readonly string[]; readonly templates: readonly string[];
        readonly retries: Readonly<Record<string, readonly number[]>>; readonly params: Readonly<Record<string, unknown>>;
    }>>;
}

describe.skipIf(AIRFLOW === undefined)('Airflow', () => {
    let airflow: Installation;
    let read: Read;

    beforeAll(async () => {
        airflow = await installation();
        const program = await Program.create(NodeFileSystem);
        for (const file of FILES) {
            const document = await program.load(URI.parse(pathToFileURL(file).href));
            for (const line of fileOf(document).declarations.filter(isLine)) {
                const { files } = exportAirflow(resolveLine(line, program.services), { settings: { databricks: basename(file).startsWith('databricks') ? 'provider' : 'pline' } });
                for (const { path, content } of files) await writeFile(join(airflow.dags, path), content);
            }
        }
        await execute('airflow', ['db', 'migrate'], airflow);
        const printed = await execute('python', ['-c', READ], airflow);
        read = JSON.parse(printed.trim().split('\n').at(-1)!) as Read;
    }, 300_000);
    afterAll(() => airflow?.remove());

    it('reads every one of them', () => {
        expect(read.errors).toEqual({});
        expect(Object.keys(read.dags).sort()).toEqual(['conditions.l', 'databricks.l', 'everything.finance', 'everything.l', 'flights.nightly', 'hello.hello']);
    });

    it('finds the outcome of the line alone at their ends', () => {
        for (const { leaves } of Object.values(read.dags)) expect(leaves).toEqual(['pline.outcome']);
    });

    it('takes nothing of a line for a template, but for the operators of the provider', () => {
        const templates = Object.values(read.dags).flatMap((dag) => dag.templates);
        expect(templates).toEqual(['count', 'report']);
    });

    it('has retries and params as the line has them', () => {
        const { retries, params } = read.dags['everything.l']!;
        expect(retries['orders']).toEqual([5, 30, 3, 3600]);
        expect(retries['heavy']).toEqual([0, 1, 2, 600]);
        expect(params).toEqual({ day: '2026-01-01', limit: 100, mode: 'delta', wait_for: '90s', pline_environment: 'dev', pline_external: 'last' });
    });
});
