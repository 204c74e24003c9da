/** Brings a DAG to Airflow: writes its files, and waits until Airflow has read them. */
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { messageOf, RunError } from '../../errors.ts';
import { writeWhole } from '../../whole-file.ts';
import type { RemoteRequest } from '../engine.ts';
import type { AirflowClient } from './client.ts';
import type { AirflowSettings } from './settings.ts';

export interface DagFiles {
    readonly id: string;
    /** The DAG's own file comes last. */
    readonly files: readonly { readonly path: string; readonly content: string }[];
}

interface Details {
    readonly is_paused: boolean;
    readonly file_token: string;
    readonly last_parsed: string | null;
}

const LOOK_MILLISECONDS = 500;

/** @throws RunError where the DAG cannot be written, is not there, is paused, or has an error */
export async function publish(client: AirflowClient, { id, files }: DagFiles, { dagsFolder }: AirflowSettings, { signal, say }: Pick<RemoteRequest, 'signal' | 'say'>): Promise<void> {
    const find = (): Promise<Details | undefined> => client.find<Details>(`/dags/${encodeURIComponent(id)}/details`, { signal });
    const before = await find();
    if (before?.is_paused) throw new RunError(`The DAG ${id} is paused in Airflow, where its runs would wait: unpause it there first.`);
    if (dagsFolder === undefined) {
        if (before === undefined) throw new RunError(`Airflow knows no DAG ${id}: export the line into its DAGs folder (pline export airflow), or name that folder in PLINE_AIRFLOW_DAGS.`);
        return;
    }
    const changed = await writeDag(files, dagsFolder);
    if (!changed && before !== undefined) return;
    say(`Waiting until Airflow has read the DAG ${id} …`);
    if (before !== undefined) await client.find(`/parseDagFile/${encodeURIComponent(before.file_token)}`, { method: 'PUT', signal }).catch(() => undefined);
    const file = basename(files.at(-1)!.path);
    for (;;) {
        const now = await find();
        // Its own clock against itself: ours may go differently.
        if (now && now.last_parsed !== null && now.last_parsed !== before?.last_parsed) {
            if (before === undefined && now.is_paused) {
                await client.json(`/dags/${encodeURIComponent(id)}`, { method: 'PATCH', body: { is_paused: false }, signal });
                say(`The DAG ${id} is new in Airflow; its schedule, if it has one, counts from now on.`);
            }
            return;
        }
        const { import_errors: errors } = await client.json<{ readonly import_errors: readonly { readonly filename: string; readonly stack_trace: string }[] }>('/importErrors?limit=100', { signal });
        const error = errors.find(({ filename }) => basename(filename) === file);
        if (error) throw new RunError(`Airflow cannot read the DAG ${id}: ${error.stack_trace.trimEnd().split('\n').at(-1)!}`);
        await delay(LOOK_MILLISECONDS, undefined, { signal });
    }
}

/** Airflow finds each file old or new, never a part. @returns whether any was another before */
async function writeDag(files: DagFiles['files'], folder: string): Promise<boolean> {
    let changed = false;
    for (const { path, content } of files) {
        const target = join(folder, path);
        if (await readFile(target, 'utf8').catch(() => undefined) === content) continue;
        try {
            await writeWhole(target, content);
        } catch (error) {
            throw new RunError(`${target} cannot be written: ${messageOf(error)}. Correct PLINE_AIRFLOW_DAGS, or leave it out and bring the DAG there by other means (pline export airflow).`);
        }
        changed = true;
    }
    return changed;
}
