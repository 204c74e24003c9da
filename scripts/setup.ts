/** `npm run setup`: everything that the tests need beyond npm's packages. */
import { setUpChromium } from './setup-chromium.ts';
import { setUpDatabricks } from './setup-databricks.ts';
import { setUpMariaDb } from './setup-mariadb.ts';
import { setUpPostgres } from './setup-postgres.ts';
import { setUpVsCode } from './setup-vscode.ts';
import { main } from './shell.ts';

export interface TestEnvironment {
    /** What the tests find in their environment. */
    readonly variables: Readonly<Record<string, string>>;
    /** Ends the servers that were started for the tests. */
    stop(): Promise<void>;
}

/** @throws ScriptError with what is missing and how to get it */
export async function setUp(): Promise<TestEnvironment> {
    const chromium = await setUpChromium();
    const vscode = await setUpVsCode();
    const databricks = await setUpDatabricks();
    const postgres = await setUpPostgres();
    const mariadb = await setUpMariaDb();
    return {
        variables: { ...postgres.environment, ...mariadb.environment, CHROMIUM_PATH: chromium, PLINE_VSCODE_SERVER: vscode, PLINE_DATABRICKS_PYTHON: databricks },
        stop: async () => {
            await postgres.stop();
            await mariadb.stop();
        },
    };
}

if (import.meta.main) {
    await main(async () => {
        const { variables, stop } = await setUp();
        for (const [name, value] of Object.entries(variables)) console.log(`${name}=${value}`);
        await stop();
    });
}
