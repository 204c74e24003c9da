import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath, URL } from 'node:url';
import { expect, test } from 'vitest';
import { activityCode } from './index.ts';

const LIBRARY = new URL('../../language/library/', import.meta.url);

function declaredActivities(): readonly string[] {
    const files = readdirSync(LIBRARY).filter((name) => name.endsWith('.pline'));
    return files.flatMap((name) => [...readFileSync(new URL(name, LIBRARY), 'utf8').matchAll(/^activity ([\w.]+)/gm)].map((match) => match[1] ?? ''));
}

test.each(declaredActivities())('the library\'s %s has code', (name) => {
    expect(activityCode(name)).toBeDefined();
});

test('an unknown activity has none', () => {
    expect(activityCode('spark.submit')).toBeUndefined();
    expect(activityCode('constructor')).toBeUndefined();
});

test('the registry loads no database driver', () => {
    const index = fileURLToPath(new URL('index.ts', import.meta.url));
    const program = `
        await import(${JSON.stringify(index)});
        const { default: Module } = await import('node:module');
        const loaded = [...Object.keys(Module._cache), ...process.moduleLoadList];
        console.log(JSON.stringify(loaded.filter((name) => /duckdb|node_modules.pg|sqlite/.test(name))));`;
    expect(execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' })).toBe('[]\n');
});
