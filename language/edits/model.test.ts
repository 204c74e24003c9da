/** Random edits against the same operations on a plain model. */
import fc from 'fast-check';
import { URI } from 'langium';
import { beforeAll, expect, test } from 'vitest';
import type { Edit } from '../../protocol/edit.ts';
import { isLine } from '../generated/ast.ts';
import { resolveLine } from '../model/resolve.ts';
import type { ResolvedLine, ResolvedTask, Value } from '../model/types.ts';
import { Program } from '../program.ts';
import { fileOf } from '../uris.ts';
import { applied, someEdit, toEdit, type Model, type ModelTask, type Touched } from './model.fixture.ts';
import type { Replacement } from './pieces.ts';
import { EditError } from './source.ts';
import { plan, replaced } from './testing.ts';
import { someFile, textOf } from './text.fixture.ts';

let program: Program;
beforeAll(async () => {
    program = await Program.create();
});

/** What the language itself makes of a text. */
async function resolved(text: string): Promise<Model> {
    const document = await program.load(URI.parse('file:///edits.pline'), text);
    return fileOf(document).declarations.filter(isLine).map((line) => plain(resolveLine(line, program.services)));
}

function plain({ name, title, tasks }: ResolvedLine): Model[number] {
    return { name, title: title ?? '', tasks: tasks.map((task) => plainTask(task, name)) };
}

function plainTask({ name, title, activity, group, rule, dependencies, properties }: ResolvedTask, line: string): ModelTask {
    // Only some activities have a time.
    const own = Object.entries(properties).filter(([key, { origin }]) => origin === 'task' && key !== 'time').map(([key, { value }]) => [key, valueOf(value)] as const);
    return {
        name, title: title ?? '', activity: activity ?? '', group: group ?? '', rule,
        dependencies: dependencies.map(({ line: other = line, task, condition }) => `${other}.${task} ${condition}`).sort(),
        properties: Object.fromEntries(own),
    };
}

function valueOf(value: Value): string {
    if (value.kind === 'number') return String(value.value);
    if (value.kind === 'duration') return `${value.milliseconds}ms`;
    if (value.kind !== 'text') return value.kind;
    return JSON.stringify(value.parts.map((part) => typeof part === 'string' ? part : 'placeholder' in part && part.placeholder.kind === 'output' ? `<<${part.placeholder.task}.x>>` : '').join(''));
}

/** A placeholder that means nothing is no part of what the language makes of a text. */
function withoutDangling(model: Model): Model {
    return model.map((line) => ({
        ...line,
        tasks: line.tasks.map((task) => ({ ...task, properties: Object.fromEntries(Object.entries(task.properties).map(([name, value]) =>
            [name, value.replace(/<<(\w+)\.x>>/, (text, read: string) => line.tasks.some((other) => other.name === read) ? text : '')])) })),
    }));
}

/** What undo does: the changes that lead from the new text back to the old one. */
function inverse(text: string, replacements: readonly Replacement[]): Replacement[] {
    let shift = 0;
    return replacements.map(({ start, end, text: inserted }) => {
        const back = { start: start + shift, end: start + shift + inserted.length, text: text.slice(start, end) };
        shift += inserted.length - (end - start);
        return back;
    });
}

test('make the model that the same operations make, keep comments and what they do not touch, and can be undone', async () => {
    await fc.assert(fc.asyncProperty(someFile, fc.array(someEdit, { maxLength: 12 }), async (file, wishes) => {
        const text = textOf(file);
        let model = await resolved(text);
        const edits: Edit[] = [];
        const touched: Touched = new Set();
        for (const wish of wishes) {
            const edit = toEdit(wish, model);
            if (!edit) continue;
            const next = applied(model, edit, touched);
            if (next === undefined) {
                expect(() => plan(text, ...edits, edit), JSON.stringify(edit)).toThrow(EditError);
            } else {
                edits.push(edit);
                model = next;
            }
        }
        const { replacements } = plan(text, ...edits);
        const result = replaced(text, replacements);
        expect(await resolved(result)).toEqual(withoutDangling(model));
        expect(replaced(result, inverse(text, replacements))).toBe(text);
        const left = new Set(model.flatMap(({ name, tasks }) => tasks.map((task) => `${name}.${task.name}`)));
        for (const { key, block, comments } of file.flatMap(({ tasks }) => tasks)) {
            if (!touched.has(key)) expect(result).toContain(block);
            if (left.has(key) && !touched.has(`gone ${key}`)) for (const comment of comments) expect(result).toContain(comment);
        }
        for (const { remark } of file) expect(result).toContain(remark);
    }), { numRuns: 150 });
}, 120_000);
