/** `npm run test:airflow`: the tests that run lines on a real Airflow. They are not part of `npm test`, for the first time installs it. Arguments are names of test files: `npm run test:airflow -- golden`. */
import { setUpAirflow } from './setup-airflow.ts';
import { setUpPostgres } from './setup-postgres.ts';
import { main, run, ScriptError } from './shell.ts';

const given = process.argv.slice(2);

await main(async () => {
    const airflow = await setUpAirflow();
    const postgres = await setUpPostgres();
    try {
        const env = { ...process.env, ...postgres.environment, PLINE_AIRFLOW: airflow };
        await run('node', ['scripts/build.ts'], { env });
        await run('vitest', ['run', ...(given.length > 0 ? given.map((name) => `test/airflow/${name}`) : ['test/airflow'])], { env }).catch((error: unknown) => {
            if (!(error instanceof ScriptError)) throw error;
            // vitest's own summary has said it.
            process.exitCode = 1;
        });
    } finally {
        await postgres.stop();
    }
});
