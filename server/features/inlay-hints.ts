import type { LangiumDocument } from 'langium';
import type { InlayHintProvider } from 'langium/lsp';
import type { InlayHint, InlayHintLabelPart, InlayHintParams, Range } from 'vscode-languageserver';
import { tasksIn } from '../../language/checks/members.ts';
import type { Task } from '../../language/generated/ast.ts';
import type { EffectiveProperty, Inheritance } from '../../language/model/effective.ts';
import { contentOf } from '../../language/model/leaves.ts';
import { rangeOf } from '../../language/model/ranges.ts';
import type { Origin } from '../../language/model/types.ts';
import { fileOf } from '../../language/uris.ts';
import { originOf } from '../markdown/origin.ts';
import { shortCode, shortText } from '../markdown/syntax.ts';
import type { PlineServerServices } from '../services.ts';
import type { SettingsProvider } from '../settings.ts';

type Inherited = Exclude<Origin, 'task'>;

/** G: from the task's group, A: from the `defaults` of its activity. */
const MARKS: Readonly<Record<Inherited, string>> = { group: 'G', activity: 'A', default: 'default' };
const MOST_CHARACTERS = 24;

/** Shows behind a task's head what it takes over, by level; a click goes to where a value is set. */
export class InlayHintFeature implements InlayHintProvider {
    private readonly inheritance: Inheritance;
    private readonly settings: SettingsProvider;

    constructor(services: PlineServerServices) {
        this.inheritance = services.model.Inheritance;
        this.settings = services.editor.Settings;
        this.settings.onDidChange(() => services.editor.Refresh.inlayHints());
    }

    getInlayHints(document: LangiumDocument, { range }: InlayHintParams): InlayHint[] {
        const { group, activity, defaults } = this.settings.current.inlayHints;
        const levels = ([['group', group], ['activity', activity], ['default', defaults]] as const).flatMap(([level, isOn]) => isOn ? [level] : []);
        if (levels.length === 0) return [];
        return tasksBetween(document, range).flatMap((task) => this.hints(task, levels));
    }

    private hints(task: Task, levels: readonly Inherited[]): InlayHint[] {
        const position = behindHead(task);
        if (!position) return [];
        const effective = [...this.inheritance.effectiveProperties(task)];
        return levels.flatMap((level): InlayHint[] => {
            const inherited = effective.filter(([, { origin }]) => origin === level);
            if (inherited.length === 0) return [];
            const parts = inherited.map(([name, property], index): InlayHintLabelPart => part(name, property, task, index < inherited.length - 1));
            return [{ position, label: [{ value: `${MARKS[level]} ` }, ...parts], paddingLeft: true }];
        });
    }
}

function part(name: string, { value, origin, source }: EffectiveProperty, task: Task, hasNext: boolean): InlayHintLabelPart {
    const { uri, start, end } = rangeOf(source);
    const text = value.$cstNode?.text ?? '';
    return {
        value: `${name}: ${shortText(text, MOST_CHARACTERS)}${hasNext ? ', ' : ''}`,
        location: { uri, range: { start, end } },
        tooltip: { kind: 'markdown', value: `${name}: ${shortCode(text)} from ${originOf(origin, task)}` },
    };
}

/** Behind the bracket that opens a task's block, or behind a task that has none. */
function behindHead(task: Task): Range['start'] | undefined {
    const bracket = contentOf(task).find((child) => child.length === 1 && child.text === '{');
    return task.activity && (bracket ?? task.$cstNode)?.range.end;
}

function tasksBetween(document: LangiumDocument, range: Range): Task[] {
    const start = document.textDocument.offsetAt(range.start);
    const end = document.textDocument.offsetAt(range.end);
    return tasksIn(fileOf(document)).filter(({ $cstNode: cst }) => cst !== undefined && cst.offset <= end && cst.end >= start);
}
