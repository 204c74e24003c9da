/**
 * What running costs beside what is run: tasks that do nothing, eight at once, with our runner and its peers in turn, in one run.
 * `SIZES=1,1000`, `ROUNDS=1` and `ONLY=pline,make` make it shorter.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { percentile, printTable } from '../statistics.ts';
import { contenders, type Contender } from './contenders.ts';

const SIZES = (process.env['SIZES'] ?? '1,1000,10000').split(',').map(Number);
const ROUNDS = Number(process.env['ROUNDS'] ?? '3');
const AT_ONCE = 8;
const ONLY = process.env['ONLY']?.split(',');
const MANY = 10_000;

/** Seconds, and MB of the largest process. */
interface Cost {
    readonly wall: number;
    readonly cpu: number;
    readonly memory: number;
}

function run({ project }: Contender, count: number): Cost {
    const folder = mkdtempSync(join(tmpdir(), 'pline-bench-'));
    try {
        const command = project(folder, count, AT_ONCE);
        return JSON.parse(execFileSync('python3', ['bench/runner/measure.py', ...command], { encoding: 'utf8' })) as Cost;
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

const ready = contenders.filter((contender) => {
    if (ONLY && !ONLY.includes(contender.name)) return false;
    const problem = contender.install();
    if (problem !== undefined) console.log(`${contender.name} is left out: ${problem}`);
    return problem === undefined;
});

for (const size of SIZES) {
    const costs = new Map(ready.map((contender): [Contender, Cost[]] => [contender, []]));
    for (let round = 0; round < ROUNDS; round++) {
        for (const [contender, measured] of costs) {
            if (contender.slow && size >= MANY && round > 0) continue;
            measured.push(run(contender, size));
            console.error(`measured ${contender.name}, ${size} tasks, round ${round + 1}: ${measured.at(-1)!.wall.toFixed(2)} s`);
        }
    }
    const median = (name: string, of: keyof Cost): number => {
        const found = [...costs].find(([contender]) => contender.name === name);
        return percentile(found?.[1].map((cost) => cost[of]) ?? [], 0.5);
    };
    const rows = [...costs.keys()].map(({ name }) => [
        name, ...[median(name, 'wall'), median(name, 'cpu'), median(name, 'wall') / median('bare loop', 'wall'), median(name, 'wall') / median('make', 'wall'), median(name, 'cpu') / median('bare loop', 'cpu')].map((figure) => figure.toFixed(2)), median(name, 'memory'),
    ]);
    const slow = ready.filter((contender) => contender.slow && size >= MANY).map(({ name }) => name).join(' and ');
    const once = slow && `, but ${slow} once`;
    console.log(`\n${size.toLocaleString('en-US')} ${size === 1 ? 'task that does' : 'tasks that do'} nothing, ${AT_ONCE} at once; medians of ${ROUNDS}${once}; seconds, MB of the largest process\n`);
    printTable(['', 'wall', 'cpu', 'wall / bare', 'wall / make', 'cpu / bare', 'memory'], rows);
}
