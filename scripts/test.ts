/** `npm test`: set-up, then every check and every test. Arguments go to vitest: `npm test -- language`. */
import { setUp } from './setup.ts';
import { main, run, ScriptError } from './shell.ts';

/** Each with what a person should read when it fails. */
const steps: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
    ['generated code', 'node', 'scripts/generate.ts', '--check'],
    ['types', 'tsc', '--noEmit'],
    ['lint', 'oxlint', '--deny-warnings'],
    ['build', 'node', 'scripts/build.ts'],
    ['package', 'node', 'scripts/package.ts'],
];

await main(async () => {
    const { variables, stop } = await setUp();
    const env = { ...process.env, ...variables };
    try {
        for (const [name, command, ...args] of steps) {
            console.log(`Checking: ${name} …`);
            await run(command, args, { env }).catch((error: unknown) => {
                if (!(error instanceof ScriptError)) throw error;
                throw new ScriptError(`Failed: ${name}. ${error.message}`);
            });
        }
        await run('vitest', ['run', ...process.argv.slice(2)], { env }).catch((error: unknown) => {
            if (!(error instanceof ScriptError)) throw error;
            // vitest's own summary has said it.
            process.exitCode = 1;
        });
    } finally {
        await stop();
    }
});
