/** Pline's language server beside yaml-language-server on equivalent text, in one run, through the real protocol. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { percentile, printTable } from '../statistics.ts';
import { MeasuredServer } from './server.ts';
import { SIZES } from './sizes.ts';
import { jsonSchema, plineText, yamlText, type ActivityOutline, type BenchText } from './texts.ts';

const SAMPLES = Number(process.env['SAMPLES'] ?? 20);
const PEER = '.cache/bench/yaml-language-server';

/** Milliseconds; memory in MB. */
interface Figures {
    readonly open: number;
    readonly keystroke: readonly number[];
    /** One after which the text cannot be parsed, and one that mends it. */
    readonly breaking: readonly number[];
    readonly completion: readonly number[];
    readonly hover: readonly number[];
    readonly memory: number;
}

async function measure(server: MeasuredServer, { uri, text, tableLine, column }: BenchText, count: number): Promise<Figures> {
    const open = await server.open(uri, text);
    const keystroke: number[] = [];
    const breaking: number[] = [];
    const completion: number[] = [];
    const hover: number[] = [];
    for (let sample = 0; sample < SAMPLES; sample++) {
        // Spread over the text, the same places for every server.
        const line = tableLine(Math.floor((sample + 0.5) / SAMPLES * count));
        const name = { line, character: column + 1 };
        const hovered = await server.hover(uri, name);
        if (!hovered.found) throw new Error(`${uri}:${line + 1}: no hover`);
        hover.push(hovered.time);
        const completed = await server.complete(uri, { line, character: column });
        if (completed.items === 0) throw new Error(`${uri}:${line + 1}: no completion`);
        completion.push(completed.time);
        keystroke.push(await server.type(uri, name, name, 'x', (diagnostics) => diagnostics > 0));
        keystroke.push(await server.type(uri, name, { line, character: column + 2 }, '', (diagnostics) => diagnostics === 0));
        breaking.push(await server.type(uri, name, name, '[', (diagnostics) => diagnostics > 0));
        breaking.push(await server.type(uri, name, { line, character: column + 2 }, '', (diagnostics) => diagnostics === 0));
    }
    return { open, keystroke, breaking, completion, hover, memory: server.memory() };
}

/** Installs the peer, once, out of the project's own dependencies. */
function peer(): string {
    const main = resolve(PEER, 'node_modules/yaml-language-server/bin/yaml-language-server');
    if (!existsSync(main)) {
        mkdirSync(PEER, { recursive: true });
        execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', '--prefix', PEER, 'yaml-language-server@2.0.0'], { stdio: 'inherit' });
    }
    return main;
}

function schema(): string {
    const activities = JSON.parse(execFileSync(process.execPath, ['dist/cli.js', 'activities', '--json'], { encoding: 'utf8' })) as ActivityOutline[];
    const file = resolve(PEER, 'schema.json');
    writeFileSync(file, JSON.stringify(jsonSchema(activities)));
    return pathToFileURL(file).href;
}

const servers: readonly { readonly name: string; readonly text: (count: number) => BenchText; readonly start: () => Promise<MeasuredServer> }[] = [
    { name: 'pline', text: plineText, start: () => MeasuredServer.start([process.execPath, resolve('dist/server.js'), '--stdio'], 'pline') },
    { name: 'yaml-language-server', text: yamlText, start: () => MeasuredServer.start([process.execPath, peer(), '--stdio'], 'yaml', { yaml: { schemas: { [schema()]: '*.yaml' }, validate: true, hover: true, completion: true, maxItemsComputed: 100_000 } }) },
];

const rows: (string | number)[][] = [];
for (const count of SIZES) {
    for (const { name, text, start } of servers) {
        const server = await start();
        try {
            const { open, keystroke, breaking, completion, hover, memory } = await measure(server, text(count), count);
            console.error(`measured ${name}, ${count} tasks`);
            rows.push([`${name}, ${count.toLocaleString('en-US')} tasks`, open, ...[keystroke, breaking, completion, hover].flatMap((times) => [percentile(times, 0.5), percentile(times, 0.95)]), memory]);
        } finally {
            server.stop();
        }
    }
}
console.log(`Language servers through the protocol; milliseconds over ${SAMPLES} places in the text, memory in MB\n`);
printTable(['', 'open', 'key p50', 'p95', 'broken p50', 'p95', 'compl p50', 'p95', 'hover p50', 'p95', 'memory'], rows);
