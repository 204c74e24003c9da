import { QuickPickItemKind } from 'vscode';
import type { BulkValue } from '../../protocol/bulk.ts';
import { askChoice, askText, type Choice } from '../input/questions.ts';
import { put, type Answer, type Step, type StepFrame } from '../input/steps.ts';
import type { Server } from '../language-server/server.ts';
import { patternProblem, type BulkDraft } from './draft.ts';

/** Asks how to name the tasks. */
export const nameStep: Step<BulkDraft> = async (draft, frame) => {
    const columns = columnsOf(draft);
    const problem = (pattern: string): string | undefined => {
        if (!/\{[^{}]+\}/.test(pattern)) return `Put a column in it: ${columns.map((column) => `{${column}}`).join(', ')}.`;
        return patternProblem(pattern, columns);
    };
    return put(await askText(frame, { prompt: `The code of each task. Columns: ${columns.map((column) => `{${column}}`).join(', ')}`, value: draft.name || draft.guess.name || '', problem }), (name) => ({ ...draft, name }));
};

/** Asks which column fills which property, until the person goes on; what is likely meant is filled in. */
export const mappingStep: Step<BulkDraft> = async (draft, frame) => {
    let values = draft.values;
    for (;;) {
        const answer = await askProperty({ ...draft, values }, frame);
        if (answer.kind !== 'next') return answer;
        if (answer.value === undefined) return { kind: 'next', value: { ...draft, values } };
        const value = await askValue({ ...draft, values }, answer.value, frame);
        if (value.kind === 'cancel') return value;
        if (value.kind === 'next') values = value.value;
    }
};

/** Guesses anew what depends on the answers so far. */
export function guessing(server: Server, uri: string, line: string, step: Step<BulkDraft>): Step<BulkDraft> {
    return async (draft, frame) => {
        const { rows, connection, template, group } = draft;
        const answer = await step(draft, frame);
        if (answer.kind !== 'next') return answer;
        const next = answer.value;
        const guess = await server.guessBulk({ uri, line, rows: next.rows, template: next.template, ...(next.connection !== undefined && { connection: next.connection }), ...(next.group !== undefined && { group: next.group }) });
        const isSame = rows === next.rows && connection === next.connection && template === next.template && group === next.group && draft.values.length > 0;
        return { kind: 'next', value: { ...next, guess, values: isSame ? draft.values : guess.values } };
    };
}

/** @returns undefined to go on */
async function askProperty({ guess: { properties }, values }: BulkDraft, frame: StepFrame): Promise<Answer<string | undefined>> {
    const filled = new Map(values.map((value) => [value.property, value]));
    const choices = properties.map(({ name, type, required, doc, inherited }): Choice<string | undefined> => {
        const value = filled.get(name);
        const holds = value ? `= ${value.value}${value.level === undefined ? '' : ` (for the ${value.level})`}` : inherited !== undefined ? `has ${inherited}` : required ? 'is needed' : '';
        return { label: `${value ? '$(check) ' : required && inherited === undefined ? '$(warning) ' : ''}${name}`, description: [holds, type].filter(Boolean).join(' · '), value: name, ...(doc !== undefined && { detail: doc }) };
    });
    const set = choices.filter(({ value }) => value !== undefined && filled.has(value));
    const needed = choices.filter((choice) => !set.includes(choice) && choice.label.startsWith('$(warning)'));
    const others = choices.filter((choice) => !set.includes(choice) && !needed.includes(choice));
    return askChoice<string | undefined>(frame, 'Which columns fill which properties? Choose one to change it.', [
        { label: '$(arrow-right) Go on with these values', value: undefined }, ...set, ...needed, { label: 'Others', kind: QuickPickItemKind.Separator, value: undefined }, ...others,
    ]);
}

async function askValue(draft: BulkDraft, property: string, frame: StepFrame): Promise<Answer<readonly BulkValue[]>> {
    const columns = columnsOf(draft);
    const before = draft.values.find((value) => value.property === property);
    const answer = await askText(frame, {
        prompt: `${property}: a value, with columns in braces: ${columns.map((column) => `{${column}}`).join(', ')} (empty: not set)`, value: before?.value ?? '', problem: (text) => patternProblem(text, columns),
    });
    if (answer.kind !== 'next') return answer;
    const others = draft.values.filter((value) => value.property !== property);
    if (answer.value === '') return { kind: 'next', value: others };
    const isCommon = !/\{[^{}]+\}/.test(answer.value.replaceAll(/\{\{|\}\}/g, ''));
    const level = isCommon ? await askLevel(draft, property, frame) : ({ kind: 'next', value: undefined } as const);
    return put(level, (at) => [...others, { property, value: answer.value, ...(at !== undefined && { level: at }) }]);
}

function askLevel({ group, template }: BulkDraft, property: string, frame: StepFrame): Promise<Answer<BulkValue['level']>> {
    const activity = 'activity' in template ? template.activity : 'its activity';
    const choices: Choice<BulkValue['level']>[] = [
        { label: 'In each of the new tasks', value: undefined },
        ...(group === undefined ? [] : [{ label: `Once, in the group ${group}`, description: 'for all its tasks', value: 'group' as const }]),
        ...('activity' in template ? [{ label: `Once, in the defaults of ${activity}`, description: 'for all tasks that use it', value: 'activity' as const }] : []),
    ];
    return askChoice(frame, `${property} is the same for all. Where should it be written?`, choices);
}

function columnsOf({ rows }: BulkDraft): string[] {
    return [...new Set(rows.flatMap((row) => Object.keys(row)))];
}
