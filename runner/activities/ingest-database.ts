import type { Outputs } from '../../protocol/journal.ts';
import { ActivityError, type ActivityContext, type ConnectionInput, type Inputs } from './activity.ts';
import { ingest, type Marks } from './ingest/load.ts';
import { isIncremental, loadingFrom, type Loading } from './ingest/loading.ts';
import { openSource } from './ingest/open-source.ts';
import { reading, requestFrom } from './ingest/request.ts';
import { nameParts, type SourceRequest } from './ingest/source.ts';
import { stageSource } from './ingest/stage-source.ts';
import type { Staged } from './ingest/staged.ts';
import { readTargetState } from './ingest/target-state.ts';
import { describeTarget, targetOf, type Target } from './ingest/target.ts';
import { stagedMark, type Mark } from './ingest/watermark.ts';
import { requiredConnection } from './inputs.ts';

/** `ingest.database`: copies a table or a query's result, streamed, and puts it in its place in one step. */
export async function ingestDatabase(inputs: Inputs, context: ActivityContext): Promise<Outputs> {
    const connection = requiredConnection(inputs, 'connection');
    const request = requestFrom(inputs, connection);
    const loading = loadingFrom(inputs);
    const target = targetOf(inputs, context.directory, request.kind === 'table' ? nameParts(request.table).at(-1) : undefined);
    return ingest(loading, target, context, async (folder) => {
        const kept = isIncremental(loading) ? await lastMark(loading, target, context) : undefined;
        const since = kept && isOf(kept, loading) ? { ...kept, inclusive: loading.how === 'merge' } : undefined;
        if (since) context.log(`Reading what is ${since.inclusive ? 'not older' : 'newer'} than ${since.column} = ${since.value}.`);
        return stage(connection, { ...request, ...(since && { since }) }, loading, kept, folder, context);
    });
}

function isOf(mark: Mark, { watermark }: Loading): boolean {
    return mark.column.toLowerCase() === watermark?.toLowerCase();
}

/** Where the rows are that came before, their mark has to be there too: without it all rows would come once more. */
async function lastMark(loading: Loading & { readonly watermark: string }, target: Target, context: ActivityContext): Promise<Mark | undefined> {
    const release = await context.lock(target.path);
    try {
        const { exists, mark } = await readTargetState(target, context);
        if (exists && loading.how === 'add' && !(mark && isOf(mark, loading))) {
            throw new ActivityError(`${describeTarget(target)} is there, and up to which ${loading.watermark} it was loaded is not known: load it anew, once, with mode: "overwrite" and this "watermark", or set "keys".`);
        }
        return mark;
    } finally {
        release();
    }
}

async function stage(connection: ConnectionInput, request: SourceRequest, loading: Loading, before: Mark | undefined, folder: string, context: ActivityContext): Promise<{ readonly staged: Staged; readonly marks: Marks }> {
    const source = await reading(connection, request, () => openSource(connection, request, context));
    try {
        const staged = await reading(connection, request, () => stageSource(source, folder, context));
        try {
            const mark = loading.watermark === undefined ? undefined : await stagedMark(staged, loading.watermark, source.textOrder);
            return { staged, marks: { before, staged: mark } };
        } catch (error) {
            staged.database.close();
            throw error;
        }
    } finally {
        await source.close();
    }
}
