import { expect, test } from 'vitest';
import { project } from '../testing.ts';
import { LIBRARY } from './index.ts';

const FILES = [...LIBRARY].map(([uri, text]) => [uri.split('/').at(-1) ?? uri, text] as const);
const EXAMPLES = FILES.flatMap(([name, text]) => [...text.matchAll(/^( *)\* ```pline\n([\s\S]*?)\n *\* ```$/gm)].map((match) => [name, (match[2] ?? '').replaceAll(/^ *\* ?/gm, '')] as const));

/** What the examples speak of without declaring it. */
const AROUND = `
config day: "2026-01-01"
config model: "orders"
connection warehouse: duckdb { file: "lake.duckdb" }
connection mail: smtp { host: "smtp.example.com" }
connection crm: postgres { database: "crm" user: "reader" }
connection workspace: databricks { host: "https://example.com" token: secret("TOKEN") }
`;

test.each(FILES)('%s documents every declaration', (_, text) => {
    const undocumented = text.split('\n').filter((line, index, lines) => /^(activity|connector|every) /.test(line) && !lines[index - 1]?.trim().endsWith('*/'));
    expect(undocumented).toEqual([]);
});

test('each activity and connector has an example', () => {
    const declared = FILES.flatMap(([, text]) => [...text.matchAll(/^(?:activity|connector) ([\w.]+)/gm)].map((match) => match[1] ?? ''));
    const shown = EXAMPLES.map(([, example]) => example).join('\n');
    expect(declared.filter((name) => !new RegExp(`(uses|:) ${name.replace('.', '\\.')} \\{`).test(shown))).toEqual([]);
});

test.each(EXAMPLES)('an example of %s is right: %s', async (_, example) => {
    const connections = example.startsWith('connection') ? AROUND.replace(/^connection (\w+).*$/gm, (line, name: string) => (example.includes(`connection ${name}:`) ? '' : line)) : AROUND;
    const tasks = example.startsWith('task') ? `line shown { task orders uses ingest.database { connection: crm table: "orders" target: "lake.duckdb" }\n${example.replace('task notify uses http.request {', 'task notify uses http.request { after orders')} }` : example;
    expect((await project(`${connections}\n${tasks}`)).problems).toEqual([]);
});
