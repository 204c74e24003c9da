import { CompletionItemKind } from 'vscode-languageserver';
import type { CompletionContext } from '../context.ts';
import type { Block } from '../place.ts';
import type { Proposal } from '../proposal.ts';
import { properties } from './properties.ts';

/** What may begin in a block: its properties, and statements. */
export function statements(block: Block, condition: boolean, context: CompletionContext): Proposal[] {
    const on: Proposal[] = condition ? [{ ...keyword('on', 'the condition; on success is the default', 'on '), again: true, rank: 0 }] : [];
    return [...on, ...properties(block, context), ...keywords(block)];
}

function keywords({ kind, hasRule }: Block): Proposal[] {
    switch (kind) {
        case 'task': return [
            { ...keyword('after', 'the tasks to wait for', 'after '), again: true, rank: 2 },
            ...(hasRule ? [] : [{ ...keyword('run if any', 'run at the first dependency that is met'), rank: 4 }, { ...keyword('run if all', 'run when every dependency is met: the default'), rank: 4 }]),
        ];
        case 'line': return [
            { ...keyword('task', 'a unit of work', 'task ', 'task ${1:name} uses $0'), rank: 1 },
            { ...keyword('param', 'a value that a run may be given', 'param ', 'param ${1:name}: ${2:string} = ${3:""}'), rank: 2 },
            { ...keyword('schedule', 'when the line runs', 'schedule ', 'schedule "${1:0 2 * * *}"'), rank: 2 },
        ];
        case 'activity': return [
            keyword('runs', 'the activity that does the work', 'runs ', 'runs ${1:exec} {\n\t$0\n}'),
            keyword('requires one of', 'properties of which a task sets exactly one', 'requires one of '),
            keyword('output', 'a named value for the tasks that follow', 'output ', 'output ${1:name}: ${2:string}'),
            keyword('outputs any', 'the task itself decides which outputs there are'),
            keyword('icon', 'a name of VS Code\'s icon font', 'icon ', 'icon "$1"'),
        ];
        default: return [];
    }
}

/** What a file may declare. */
export function declarations(): Proposal[] {
    return [
        keyword('line', 'a production line', 'line ', 'line ${1:name} "${2:Title}" {\n\ttask ${3:first} uses $0\n}'),
        keyword('connection', 'a database or a service', 'connection ', 'connection ${1:name}: $0'),
        keyword('config', 'a value by name', 'config ', 'config ${1:name}: "$2"'),
        keyword('group', 'values that its tasks share', 'group ', 'group ${1:name} "${2:Title}" {\n\t$0\n}'),
        keyword('defaults', 'values for every task that uses an activity', 'defaults ', 'defaults $0'),
        keyword('activity', 'an activity of your own', 'activity ', 'activity ${1:family.name} "${2:Title}" {\n\t${3:property}: string required\n\n\truns ${4:exec} {\n\t\t$0\n\t}\n}'),
        keyword('import', 'what another file declares', 'import ', 'import "$1"'),
        keyword('environments', 'such as dev and prod', 'environments ', 'environments ${1:dev}, ${2:prod}'),
    ];
}

/** After a task's name: what it does, and the group that it is in. */
export function header({ uses, group }: Block): Proposal[] {
    return [
        ...(uses === undefined && group === undefined ? [{ ...keyword('uses', 'the activity: what the task does', 'uses '), again: true, rank: 0 }] : []),
        ...(group === undefined ? [{ ...keyword('in', 'a group whose values the task takes over', 'in '), again: true, rank: 1 }] : []),
    ];
}

export function conditions(): Proposal[] {
    return [
        choice('success', 'when it succeeded: the default'),
        choice('failure', 'when it failed'),
        choice('complete', 'when it succeeded or failed'),
    ];
}

export function modes(): Proposal[] {
    return [choice('any', 'run at the first dependency that is met'), choice('all', 'run when every dependency is met: the default')];
}

export function types(): Proposal[] {
    return [
        ...[
            ['string', 'a text on one line'], ['text', 'a long text'], ['integer', 'a whole number'], ['number', 'any number'], ['boolean', 'true or false'],
            ['duration', 'such as 30s'], ['path', 'a file or folder'], ['secret', 'a text that no log shows'], ['json', 'any value'],
        ].map(([label, detail]) => choice(label!, detail!)),
        keyword('list of', 'several values', 'list of '), keyword('map of', 'values by name', 'map of '), keyword('connection', 'a connection', 'connection', 'connection(${1:postgres})'),
        choice('line', 'the name of a line'),
    ];
}

export function afterType(): Proposal[] {
    return [keyword('required', 'has to be set'), keyword('deprecated', 'still works, with a word on what to use', 'deprecated ', 'deprecated "use $1"')];
}

/** @param snippet with tab stops */
export function keyword(label: string, detail: string, insert: string = label, snippet?: string): Proposal {
    return { label, kind: CompletionItemKind.Keyword, detail, insert, ...(snippet !== undefined && { snippet }) };
}

function choice(label: string, detail: string): Proposal {
    return { label, kind: CompletionItemKind.EnumMember, detail };
}
