import type { Outputs } from '../../../protocol/journal.ts';
import { ActivityError, type ActivityContext } from '../activity.ts';
import { rowCount } from '../row-count.ts';
import { loadDuckDB } from './load-duckdb.ts';
import { loadParquet } from './load-parquet.ts';
import { isIncremental, type Loading } from './loading.ts';
import { requireUniqueKeys } from './merge.ts';
import { createStagingFolder } from './staging-folder.ts';
import type { Staged } from './staged.ts';
import { readTargetState } from './target-state.ts';
import { describeTarget, folderOf, type Target } from './target.ts';
import { sameMark, type Mark } from './watermark.ts';

/** How far the rows come that are there, and those that are staged. */
export interface Marks {
    readonly before?: Mark;
    readonly staged?: Mark;
}

/**
 * Stages rows, and puts them in their place in one short step: whatever ends the task before that leaves the place as it was.
 *
 * Only that step holds the target's lock, so that tasks stage side by side.
 *
 * @param stage puts the rows into a folder; its database is closed here
 */
export async function ingest(loading: Loading, target: Target, context: ActivityContext, stage: (folder: string) => Promise<{ readonly staged: Staged; readonly marks?: Marks }>): Promise<Outputs> {
    const folder = await createStagingFolder(folderOf(target));
    try {
        const { staged, marks = {} } = await stage(folder.path);
        try {
            if (loading.how === 'merge') await requireUniqueKeys(staged, loading.keys);
            return await place(staged, marks, loading, target, context);
        } finally {
            staged.database.close();
        }
    } finally {
        await folder.remove();
    }
}

async function place(staged: Staged, marks: Marks, loading: Loading, target: Target, context: ActivityContext): Promise<Outputs> {
    const release = await context.lock(target.path);
    try {
        context.signal.throwIfAborted();
        context.progress(`writing ${rowCount(staged.rows)}`, staged.rows, staged.rows);
        const kept = loading.how === 'replace' ? undefined : (await readTargetState(target, context)).mark;
        if (isIncremental(loading) && !sameMark(kept, marks.before)) throw new ActivityError(`Another task loaded ${describeTarget(target)} meanwhile: run this one again, after it.`);
        const mark = marks.staged ?? kept;
        await (target.kind === 'duckdb' ? loadDuckDB(staged, target, loading, mark, context) : loadParquet(staged, target, loading, mark));
        context.log(`${rowCount(staged.rows)} → ${describeTarget(target)}`);
        return {
            rows: staged.rows, path: target.path,
            ...(target.kind === 'duckdb' && { table: `${target.schema}.${target.table}` }),
            ...(loading.watermark !== undefined && { watermark: mark?.value ?? null }),
        };
    } finally {
        release();
    }
}
