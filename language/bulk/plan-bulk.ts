import type { LangiumDocument } from 'langium';
import type { BulkProblem, BulkRequest, Row, SkippedRow } from '../../protocol/bulk.ts';
import { codeOf } from '../../protocol/code.ts';
import type { AddTask, Edit, NewDependency } from '../../protocol/edit.ts';
import type { PlineCoreServices } from '../services.ts';
import { existingTasks, identitiesOf } from './existing.ts';
import { Pattern, PatternError, unknownColumn } from './pattern.ts';
import { Refusal, Surroundings } from './surroundings.ts';
import type { TypedValue } from './typed-value.ts';

/** What a request comes to. Where there is a problem, there is no edit. */
export interface BulkPlan {
    readonly edits: readonly Edit[];
    /** The codes of the new tasks, in the order of the rows. */
    readonly added: readonly string[];
    readonly skipped: readonly SkippedRow[];
    readonly problems: readonly BulkProblem[];
    /** What else happens: sentences for the person. */
    readonly notes: readonly string[];
}

/** A task that a row makes. */
interface NewTask {
    /** Counted from 1. */
    readonly row: number;
    readonly name: string;
    readonly title: string | undefined;
    readonly values: Readonly<Record<string, string>>;
}

/** Turns rows into edits that add a task for each, or says all that is wrong with them. Pure. @param document linked; the line is in it */
export function planBulk(document: LangiumDocument, request: BulkRequest, services: PlineCoreServices): BulkPlan {
    const problems: BulkProblem[] = [];
    try {
        const around = new Surroundings(document, request, services);
        const tasks = newTasks(request, around, problems);
        const { added, skipped } = withoutExisting(tasks, request, around, services, problems);
        if (problems.length > 0) return refused(problems);
        return { edits: edits(added, request, around), added: added.map(({ name }) => name), skipped, problems, notes: around.notes(added.length) };
    } catch (error) {
        if (error instanceof Refusal || error instanceof PatternError) return refused([...problems, { message: error.message }]);
        throw error;
    }
}

function refused(problems: readonly BulkProblem[]): BulkPlan {
    return { edits: [], added: [], skipped: [], notes: [], problems };
}

function newTasks({ rows, name, title }: BulkRequest, { values }: Surroundings, problems: BulkProblem[]): NewTask[] {
    const patterns = { name: new Pattern(name), ...(title !== undefined && { title: new Pattern(title) }) };
    const known = new Set(rows.flatMap((row) => Object.keys(row)));
    const used = new Set([...Object.values(patterns), ...values.map(({ pattern }) => pattern)].flatMap(({ columns }) => columns));
    for (const column of rows.length === 0 ? [] : used) if (!known.has(column)) problems.push({ message: unknownColumn(column, known) });
    if (problems.length > 0) return [];
    return rows.flatMap((row, index): NewTask[] => {
        const code = codeOf(patterns.name.text(row));
        if (code === '') problems.push({ row: index + 1, message: `The name "${patterns.name.text(row)}" has no letter or digit that a code could be made of.` });
        const written = rowValues(values, row, index, problems);
        return code === '' ? [] : [{ row: index + 1, name: code, title: patterns.title?.text(row).trim() || undefined, values: written }];
    });
}

function rowValues(values: readonly TypedValue[], row: Row, index: number, problems: BulkProblem[]): Record<string, string> {
    const written: Record<string, string> = {};
    for (const value of values) {
        if (value.level !== undefined) continue;
        try {
            const text = value.forRow(row);
            if (text !== undefined) written[value.property] = text;
        } catch (error) {
            if (!(error instanceof PatternError)) throw error;
            problems.push({ row: index + 1, message: `"${value.property}" ${error.message}` });
        }
    }
    return written;
}

/** Leaves out what is there, and says which names are used twice. */
function withoutExisting(tasks: readonly NewTask[], { skipExisting = false }: BulkRequest, around: Surroundings, services: PlineCoreServices, problems: BulkProblem[]): { added: NewTask[]; skipped: SkippedRow[] } {
    const { line, activity, taken } = around;
    const properties = around.values.filter(({ level, pattern }) => level === undefined && pattern.columns.length > 0).map(({ property }) => property);
    const existing = existingTasks(line, activity, properties, services);
    const identities = identitiesOf(tasks.map(({ values }) => values), properties, services);
    const added: NewTask[] = [];
    const skipped: SkippedRow[] = [];
    const rowOf = new Map<string, number>();
    for (const [index, task] of tasks.entries()) {
        const { row, name } = task;
        const same = properties.length > 0 ? existing.get(identities[index]!)?.name : taken.has(name) ? name : undefined;
        const before = rowOf.get(name);
        if (skipExisting && same !== undefined) {
            skipped.push({ row, task: same });
        } else if (taken.has(name)) {
            const advice = same === name ? 'To leave out what is there, skip existing tasks.' : 'Put another column into the name.';
            problems.push({ row, message: `Line "${line.name}" has a task "${name}" already. ${advice}` });
        } else if (before !== undefined) {
            problems.push({ row, message: `The name "${name}" is that of row ${before} too. Put another column into the name.` });
        } else {
            rowOf.set(name, row);
            added.push(task);
        }
    }
    return { added, skipped };
}

function edits(tasks: readonly NewTask[], { line, before = [], chain = false, condition = 'success' }: BulkRequest, around: Surroundings): Edit[] {
    if (tasks.length === 0) return [];
    const { activity, group, dependencies, rule, ownValues, behind } = around;
    let previous: string | undefined;
    const additions = tasks.flatMap(({ name, title, values }): Edit[] => {
        const waits: NewDependency[] = [...dependencies, ...(chain && previous !== undefined ? [{ task: previous, condition }] : [])];
        const properties = { ...ownValues, ...values };
        const stands = previous ?? behind;
        previous = name;
        const addition: AddTask = {
            kind: 'addTask', line, name, activity, ...(title !== undefined && { title }), ...(group !== undefined && { group }), ...(stands !== undefined && { behind: stands }),
            dependencies: waits, properties: Object.entries(properties).map(([property, value]) => ({ name: property, value })),
        };
        return rule === 'any' && waits.length > 0 ? [addition, { kind: 'setRule', line, task: name, rule }] : [addition];
    });
    const connections = before.flatMap((task) => tasks.map(({ name }): Edit => ({ kind: 'connect', line, task, upstream: name, condition })));
    return [...around.sharedEdits, ...additions, ...connections];
}
