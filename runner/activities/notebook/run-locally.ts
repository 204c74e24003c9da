import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Outputs } from '../../../protocol/journal.ts';
import { ActivityError, type ActivityContext, type Inputs } from '../activity.ts';
import { exitOutputs } from '../databricks/job-run.ts';
import { Fields } from '../databricks/workspace.ts';
import { errorMessage } from '../error-message.ts';
import { optionalText, pathFrom, requiredText, textMap } from '../inputs.ts';
import { cellsOf } from './cells.ts';
import { NOTEBOOK_DRIVER } from './driver.ts';

/** Runs a notebook of the project in a Python of this machine, cell by cell; what it prints goes where this process prints. */
export async function runNotebookLocally(inputs: Inputs, context: ActivityContext): Promise<Outputs> {
    const file = pathFrom(context.directory, requiredText(inputs, 'notebook'));
    const text = await readFile(file, 'utf8').catch((error: unknown) => {
        throw new ActivityError(`The notebook ${file} cannot be read: ${errorMessage(error)}. To run one that is in a workspace, set "connection".`);
    });
    const cells = cellsOf(file, text);
    const folder = await mkdtemp(join(tmpdir(), 'pline-notebook-'));
    try {
        const result = join(folder, 'result.json');
        const ended = await runPython(inputs, JSON.stringify({ file, cells, parameters: textMap(inputs, 'parameters'), result }), context);
        const end = new Fields(existsSync(result) ? JSON.parse(await readFile(result, 'utf8')) : { failed: 'Python', error: `it ended with ${ended} before it was done` });
        const failed = end.get('failed').text;
        if (failed !== undefined) throw new ActivityError(`In ${requiredText(inputs, 'notebook')}, ${failed} failed: ${end.get('error').text ?? 'it does not say why'}`);
        return exitOutputs(end.get('exit').text);
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
}

/** @returns its exit code, or the signal that ended it */
async function runPython(inputs: Inputs, input: string, { directory, environment, signal }: ActivityContext): Promise<number | string> {
    const interpreter = optionalText(inputs, 'interpreter') ?? (process.platform === 'win32' ? 'python' : 'python3');
    const child = spawn(interpreter, ['-u', '-c', NOTEBOOK_DRIVER], { cwd: directory, env: { ...process.env, ...environment, PYTHONIOENCODING: 'utf-8' }, stdio: ['pipe', 'inherit', 'inherit'], signal });
    // One that ends early does not read all of it.
    child.stdin.on('error', () => undefined).end(input);
    try {
        const [code, ending] = await once(child, 'exit');
        return code ?? ending;
    } catch (error) {
        signal.throwIfAborted();
        throw new ActivityError(`Python cannot be started as ${interpreter}: ${errorMessage(error)}. Install it, or name another in "interpreter".`);
    }
}
