/** Writes what is generated: `language/generated` from the grammar, `docs/activities.md` from the standard library. `--check` compares. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import './raw-text.ts';

const GENERATED = 'language/generated';
const REFERENCE = 'docs/activities.md';

const files = (): string[] => [...readdirSync(GENERATED).map((name) => join(GENERATED, name)), ...(existsSync(REFERENCE) ? [REFERENCE] : [])];
const read = (): Map<string, string> => new Map(files().map((path) => [path, readFileSync(path, 'utf8')]));

async function generate(): Promise<void> {
    execFileSync('langium', ['generate', '--mode=production', '-f', 'language/grammar/langium-config.json'], { stdio: ['ignore', 'ignore', 'inherit'] });
    // Only now: it reads the library with the code that was just made.
    const [{ describeLibrary }, { reference }] = await Promise.all([import('../cli/activities/describe.ts'), import('../cli/activities/reference.ts')]);
    writeFileSync(REFERENCE, reference(await describeLibrary()));
}

const before = read();
await generate();
const stale = [...read()].filter(([path, text]) => before.get(path) !== text).map(([path]) => path);
if (process.argv.includes('--check') && stale.length > 0) {
    console.error(`Stale generated files: ${stale.join(', ')}. They are up to date now: commit them. ("npm run generate" makes them.)`);
    process.exitCode = 1;
}
