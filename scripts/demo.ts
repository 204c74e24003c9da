/** `npm run demo`: runs the example line in this terminal, and says where everything lies. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, relative } from 'node:path';
import { main, ROOT, run, ScriptError } from './shell.ts';

const EXAMPLE = 'examples/flights';
const FILE = `${EXAMPLE}/flights.pline`;
const LINE = 'nightly';
const PICTURE = `${EXAMPLE}/results/${LINE}.svg`;
const PROGRAM = join(ROOT, 'dist/cli.js');

await main(async () => {
    console.log('Building …');
    await run('node', ['scripts/build.ts']);
    console.log(`\npline run ${FILE} ${LINE} --external run\n`);
    // With this terminal as its own, so that it shows the run live.
    const line = spawn(process.execPath, [PROGRAM, 'run', FILE, LINE, '--external', 'run'], { cwd: ROOT, stdio: 'inherit' });
    const [code] = await once(line, 'exit') as [number | null];
    await run(process.execPath, [PROGRAM, 'graph', FILE, LINE, '--svg', PICTURE], { quiet: true });
    console.log(`
The line      ${FILE}
Its graph     ${PICTURE}
Its results   ${EXAMPLE}/results: report.md, and the tables in lake.dev.duckdb
Its logs      ${relative(ROOT, join(ROOT, EXAMPLE, '.pline/runs'))}
Next          "npm run code" opens it in VS Code`);
    if (code !== 0) throw new ScriptError(`\nThe run ended with ${code ?? 'a signal'}; the summary above says why.`);
});
