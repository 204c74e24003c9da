/** Databricks' own Python package, which knows what a job may look like. */
import { pythonEnvironment, pythonIn } from './python-environment.ts';
import { run, ScriptError } from './shell.ts';

const VERSION = '1.22.1';

/**
 * The path of a Python that has `databricks.bundles`; installed on first use (seconds).
 * @throws ScriptError where Python 3.10 or newer is missing or the package cannot be had
 */
export async function setUpDatabricks(): Promise<string> {
    const folder = await pythonEnvironment(`databricks-bundles-${VERSION}`, async (python) => {
        await run(python, ['-m', 'pip', 'install', '--quiet', `databricks-bundles==${VERSION}`], { quiet: true });
    }).catch((error: unknown) => {
        if (!(error instanceof ScriptError)) throw error;
        throw new ScriptError(`The package databricks-bundles could not be set up. It needs Python 3.10 or newer and the Python package index.\n${error.message}`);
    });
    return pythonIn(folder);
}
