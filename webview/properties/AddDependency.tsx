import { useId, useState, type FormEvent, type ReactNode } from 'react';
import type { Condition } from '../../protocol/graph.ts';
import type { TaskDetails } from '../../protocol/task.ts';
import { secondConditionProblem } from '../gestures/second-condition.ts';
import { conditionWords } from '../words.ts';
import { ConditionSelect } from './ConditionSelect.tsx';
import { upstreamOf } from './upstream.ts';
import { useTaskEdit } from './use-task-edit.ts';

/** Searches for a task that this one can wait for, and makes the dependency. */
export function AddDependency({ details: { name, candidates, dependencies, rule } }: { readonly details: TaskDetails }): ReactNode {
    const { line, edit } = useTaskEdit(name);
    const list = useId();
    const [written, setWritten] = useState('');
    const [condition, setCondition] = useState<Condition>('success');
    const options = candidates.map((candidate) => ({ id: upstreamOf(candidate), title: candidate.title }));
    const chosen = options.find(({ id, title }) => id === written || title === written);
    const known = dependencies.filter((dependency) => upstreamOf(dependency) === chosen?.id);
    const problem = secondConditionProblem(known.map((dependency) => dependency.condition), condition, rule);
    const onSubmit = async (event: FormEvent): Promise<void> => {
        event.preventDefault();
        if (chosen === undefined || problem !== undefined) return;
        const isDone = await edit([{ kind: 'connect', line, task: name, upstream: chosen.id, condition }], `${name} now runs after ${chosen.title} ${conditionWords[condition]}.`);
        if (isDone) setWritten('');
    };
    return (
        <form className="add-dependency" aria-label="Add a dependency" onSubmit={(event) => void onSubmit(event)}>
            <input type="text" list={list} placeholder="Search for a task" aria-label="Task to wait for" autoComplete="off" spellCheck={false} value={written} onChange={({ target }) => setWritten(target.value)} />
            <datalist id={list}>{options.map(({ id, title }) => <option key={id} value={id}>{title}</option>)}</datalist>
            <ConditionSelect label="Condition" condition={condition} onChange={setCondition} />
            <button type="submit" className="button" disabled={chosen === undefined || problem !== undefined}>Add Dependency</button>
            {problem !== undefined && <p className="problem" role="status">It already runs after {chosen?.title} {problem}</p>}
            {written !== '' && chosen === undefined && !options.some(({ id, title }) => `${id} ${title}`.toLowerCase().includes(written.toLowerCase())) && (
                <p className="problem" role="status">No task that {name} could wait for has this name.</p>
            )}
        </form>
    );
}
