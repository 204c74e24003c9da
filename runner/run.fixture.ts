/**
 * A runner for tests that kill it: `run.fixture.ts <resolved line as JSON> [<run to resume>]`, its events on standard output,
 * and with `PEAK` set the most memory that it took, in KiB.
 */
import { readFileSync } from 'node:fs';
import type { ResolvedLine } from '../language/model/types.ts';
import { resumeRun, runLine, type ResumeOptions } from './index.ts';

const [file, run] = process.argv.slice(2);
const options: ResumeOptions = { jobs: 4, graceMilliseconds: 500, onEvent: (event) => console.log(JSON.stringify(event)) };
try {
    const line = JSON.parse(readFileSync(file!, 'utf8')) as ResolvedLine;
    await (run === undefined ? runLine(line, options) : resumeRun(line, run, options));
} catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
}
if (process.env['PEAK'] !== undefined) console.log(`peak ${process.resourceUsage().maxRSS}`);
