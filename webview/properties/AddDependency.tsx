import { useId, useState, type FormEvent, type ReactNode } from 'react';
import type { Condition } from '../../protocol/graph.ts';
import type { TaskDetails } from '../../protocol/task.ts';
import { conditionWords } from '../words.ts';
import { ConditionSelect } from './ConditionSelect.tsx';
import { useTaskEdit } from './use-task-edit.ts';

/** Searches for a task that this one can wait for, and makes the dependency. */
export function AddDependency({ details: { name, candidates } }: { readonly details: TaskDetails }): ReactNode {
    const { line, edit } = useTaskEdit(name);
    const list = useId();
    const [written, setWritten] = useState('');
    const [condition, setCondition] = useState<Condition>('success');
    const options = candidates.map(({ task, title, line: other }) => ({ id: other === undefined ? task : `${other}.${task}`, title }));
    const chosen = options.find(({ id, title }) => id === written || title === written);
    const onSubmit = async (event: FormEvent): Promise<void> => {
        event.preventDefault();
        if (chosen === undefined) return;
        const isDone = await edit([{ kind: 'connect', line, task: name, upstream: chosen.id, condition }], `${name} now runs after ${chosen.title} ${conditionWords[condition]}.`);
        if (isDone) setWritten('');
    };
    return (
        <form className="add-dependency" aria-label="Add a dependency" onSubmit={(event) => void onSubmit(event)}>
            <input type="text" list={list} placeholder="Search for a task" aria-label="Task to wait for" autoComplete="off" spellCheck={false} value={written} onChange={({ target }) => setWritten(target.value)} />
            <datalist id={list}>{options.map(({ id, title }) => <option key={id} value={id}>{title}</option>)}</datalist>
            <ConditionSelect label="Condition" condition={condition} onChange={setCondition} />
            <button type="submit" className="button" disabled={chosen === undefined}>Add Dependency</button>
            {written !== '' && chosen === undefined && !options.some(({ id, title }) => `${id} ${title}`.toLowerCase().includes(written.toLowerCase())) && (
                <p className="problem" role="status">No task that {name} could wait for has this name.</p>
            )}
        </form>
    );
}
