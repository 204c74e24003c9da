import type { AddTask, NewDependency } from '../../protocol/edit.ts';
import type { Change } from './change.ts';
import { after } from './dependency.ts';
import type { Draft } from './draft.ts';
import { placeTask } from './place.ts';
import { checkActivity, checkName, uniqueName } from './source.ts';
import { titled } from './title.ts';
import { isPlain, propertyText } from './value.ts';

/** A new task goes behind the one it is said to, else behind the last. */
export function addTask(draft: Draft, edit: AddTask): Change {
    const line = draft.line(edit.line);
    const created = uniqueName(checkName(edit.name), line.names);
    const behind = edit.behind === undefined ? line.tasks.at(-1) : draft.task({ line: line.name, task: edit.behind });
    const indent = draft.innerIndent(line, behind);
    const { lineEnd } = draft.style;
    const inner = indent + draft.style.indent;
    const head = [titled('task', created, edit.title), `uses ${checkActivity(edit.activity)}`, ...(edit.group ? [`in ${checkName(edit.group)}`] : [])].join(' ');
    const body = [
        ...(edit.dependencies ?? []).map(({ task, condition }: NewDependency) => after(task, condition)),
        ...(edit.properties ?? []).map(({ name, value }) => propertyText(name, value, inner, draft.style)),
    ].map((text) => `${inner}${text}${lineEnd}`);
    const declaration = `${head} {${lineEnd}${body.join('')}${indent}}`;
    if (behind) draft.insert(line, behind, declaration, (edit.properties ?? []).every(({ value }) => isPlain(value)) ? created : undefined);
    else draft.change((source) => [placeTask(source, source.line(line.name), undefined, declaration)]);
    return { created };
}
