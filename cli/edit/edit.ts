import { EditError } from '../../language/edits/source.ts';
import type { Edit } from '../../protocol/edit.ts';
import { editProblem, isEdit } from '../../protocol/edit-schema.ts';
import type { EditOptions } from '../commands/edit.ts';
import { Exit, UsageError, type ExitCode } from '../exit.ts';
import { reportOf } from '../source/problem.ts';
import { readInput, readText } from '../source/read-text.ts';
import { print } from '../terminal/write.ts';
import { EditedFile, type Plan } from './edited-file.ts';

/** Makes all edits in a file, or none, and answers in JSON. @param input a JSON file; standard input where it is `-` */
export async function edit(path: string, input: string, { dryRun, sha256, allowErrors }: EditOptions): Promise<ExitCode> {
    const edits = readEdits(input === '-' ? await readInput() : await readText(input), input === '-' ? 'Standard input' : input);
    const file = await EditedFile.open(path, sha256);
    let plan: Plan;
    try {
        plan = await file.plan(edits);
    } catch (error) {
        if (error instanceof EditError) return refuse(file, [{ ...(error.edit !== undefined && { edit: error.edit }), message: error.message }]);
        throw error;
    }
    if (plan.newErrors.length > 0 && !allowErrors) return refuse(file, plan.newErrors.map(reportOf));
    if (dryRun) {
        process.stdout.write(file.diff(plan));
        return Exit.ok;
    }
    answer({ file: file.name, changed: plan.text !== file.text, sha256: await file.write(plan), made: plan.made, notes: plan.notes });
    return Exit.ok;
}

/** @throws {UsageError} that says which edit is wrong, and how */
function readEdits(text: string, source: string): Edit[] {
    let value: unknown;
    try {
        value = JSON.parse(text.replace(/^\uFEFF/, ''));
    } catch (error) {
        throw new UsageError(`${source} holds no JSON: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
    if (!Array.isArray(value)) throw new UsageError(`${source} has to hold a JSON array of edits. "pline edit --schema" prints what they are.`);
    return value.map((item: unknown, index) => {
        if (isEdit(item)) return item;
        throw new UsageError(`Edit ${index} in ${source} (they count from 0) is none: ${editProblem(item)}`);
    });
}

/** Nothing was written. */
function refuse(file: EditedFile, problems: readonly object[]): ExitCode {
    answer({ file: file.name, changed: false, problems });
    return Exit.failed;
}

function answer(value: object): void {
    print(JSON.stringify(value, undefined, 2));
}
