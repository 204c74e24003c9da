/** The bare loop that runners are measured against: `loop.ts <count> <at once>` starts `true` so often, and does nothing else. */
import { spawn } from 'node:child_process';

const [count, atOnce] = process.argv.slice(2).map(Number) as [number, number];
let left = count;

function next(): void {
    if (left === 0) return;
    left -= 1;
    spawn('true', [], { stdio: 'ignore' }).once('exit', next);
}

for (let lane = 0; lane < atOnce; lane++) next();
