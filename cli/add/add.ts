import type { LangiumDocument } from 'langium';
import { guessName, guessValues, type RowOrigin } from '../../language/bulk/guess.ts';
import { planBulk } from '../../language/bulk/plan-bulk.ts';
import { readRows, RowsError, tableRows } from '../../language/bulk/read-rows.ts';
import { isLine } from '../../language/generated/ast.ts';
import { fileOf } from '../../language/uris.ts';
import type { BulkProblem, BulkRequest, BulkValue } from '../../protocol/bulk.ts';
import type { AddOptions } from '../commands/add.ts';
import { EditedFile } from '../edit/edited-file.ts';
import { Exit, UsageError, type ExitCode } from '../exit.ts';
import { reportOf, type SourceProblem } from '../source/problem.ts';
import { readInput, readText } from '../source/read-text.ts';
import { reportProblems } from '../source/report.ts';
import { readTables } from '../tables/read-tables.ts';
import { count } from '../terminal/count.ts';
import { styleOf } from '../terminal/style.ts';
import { print, printError } from '../terminal/write.ts';

/** One cause may have hundreds of effects. */
const MOST_PROBLEMS = 10;

/** Adds a task for each row, or says what is wrong and changes nothing. */
export async function add(path: string, options: AddOptions): Promise<ExitCode> {
    const file = await EditedFile.open(path);
    const document = await file.load();
    const origin = await readOrigin(file, document, options);
    const request = requestOf(file, document, origin, options);
    const { edits, skipped, problems, notes } = planBulk(document, request, file.program.services);
    if (problems.length > 0) return refuse(file, problems, problems.map(rowText), options);
    const plan = await file.plan(edits, document);
    if (plan.newErrors.length > 0) return refuse(file, plan.newErrors.map(reportOf), plan.newErrors.map(errorText), options);
    if (options.dryRun) {
        process.stdout.write(file.diff(plan));
        return Exit.ok;
    }
    const sha256 = await file.write(plan);
    const allNotes = [...notes, ...plan.notes];
    if (options.json) print(JSON.stringify({ file: file.name, changed: plan.text !== file.text, sha256, made: plan.made, skipped, notes: allNotes }, undefined, 2));
    else print([summary(plan.made.filter(({ kind }) => kind === 'task').length, skipped.length, request.line, file.name), ...allNotes].join('\n'));
    return Exit.ok;
}

async function readOrigin(file: EditedFile, document: LangiumDocument, { fromConnection, tables = [], from, environment }: AddOptions): Promise<RowOrigin> {
    if (fromConnection !== undefined) {
        return { connection: fromConnection, rows: tableRows(await readTables({ program: file.program, document }, fromConnection, tables, environment)) };
    }
    if (from === undefined) throw new UsageError('Say where the rows come from: --from-connection CONNECTION, or --from FILE.');
    if (tables.length > 0) throw new UsageError('--tables goes with --from-connection.');
    try {
        return { rows: readRows(from === '-' ? await readInput() : await readText(from)) };
    } catch (error) {
        throw error instanceof RowsError ? new UsageError(`${from === '-' ? 'Standard input' : from}: ${error.message}`) : error;
    }
}

function requestOf({ name: file, program }: EditedFile, document: LangiumDocument, origin: RowOrigin, options: AddOptions): BulkRequest {
    const { uses, like, title, after, before, chain, on, skipExisting } = options;
    if (uses === undefined && like === undefined) throw new UsageError('Say what the tasks do: --uses ACTIVITY, or --like TASK.');
    const name = options.name ?? guessName(origin);
    if (name === undefined) throw new UsageError('Say how to name the tasks, with a column in it: --name \'{column}\'.');
    const given = [...(options.set ?? []), ...(options.setGroup ?? []), ...(options.setDefault ?? [])];
    return {
        line: options.line ?? onlyLine(document, file), rows: origin.rows, name, values: [...guessed(origin, given, document, program.services, options), ...given],
        template: like === undefined ? { activity: uses ?? '' } : { task: like },
        ...(title !== undefined && { title }), ...(options.in !== undefined && { group: options.in }), ...(after && { after }), ...(before && { before }),
        ...(chain && { chain }), ...(on && { condition: on }), ...(skipExisting && { skipExisting }),
    };
}

/** What is not said, of what can be told. Whoever sets a property by hand from a file sets all. */
function guessed(origin: RowOrigin, given: readonly BulkValue[], document: LangiumDocument, services: EditedFile['program']['services'], { uses, like, line, in: group }: AddOptions): BulkValue[] {
    if (origin.connection === undefined && given.some(({ level }) => level === undefined)) return [];
    const lines = fileOf(document).declarations.filter(isLine);
    const task = (lines.find(({ name }) => name === line) ?? lines[0])?.tasks.find(({ name }) => name === like);
    const activity = services.scoping.Visible.of(document).find('Activity', uses ?? task?.activity?.$refText ?? '');
    const values = activity ? guessValues(origin, activity, group ?? task?.group?.$refText, document, services) : [];
    return values.filter(({ property }) => !given.some((other) => other.property === property));
}

function onlyLine(document: LangiumDocument, file: string): string {
    const lines = fileOf(document).declarations.filter(isLine);
    const [line] = lines;
    if (line && lines.length === 1) return line.name;
    throw new UsageError(line ? `${file} has ${lines.length} lines. Say which with --line: ${lines.map(({ name }) => name).join(', ')}` : `${file} has no line. Write one: line nightly { }`);
}

function summary(added: number, skipped: number, line: string, file: string): string {
    const there = skipped === 0 ? '' : `${added === 0 ? '' : ', and'} ${count(skipped, 'row')} left out that ${skipped === 1 ? 'has its task' : 'have their tasks'} already`;
    return added === 0 ? `Nothing to add to line ${line} in ${file}${there === '' ? '' : `:${there}`}` : `${count(added, 'task')} added to line ${line} in ${file}${there}`;
}

/** Nothing was written. */
function refuse({ name }: EditedFile, reports: readonly object[], texts: readonly string[], { json }: AddOptions): ExitCode {
    if (json) print(JSON.stringify({ file: name, changed: false, problems: reports }, undefined, 2));
    const more = texts.length - MOST_PROBLEMS;
    printError([...texts.slice(0, MOST_PROBLEMS), ...(more > 0 ? [`… and ${count(more, 'problem')} more`] : []), `${name} is left as it is.`].join('\n'));
    return Exit.failed;
}

function rowText({ row, message }: BulkProblem): string {
    return row === undefined ? message : `Row ${row}: ${message}`;
}

function errorText(problem: SourceProblem): string {
    return reportProblems([problem], styleOf(process.stderr));
}
