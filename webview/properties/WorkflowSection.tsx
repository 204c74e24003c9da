import type { ReactNode } from 'react';
import type { TaskDetails } from '../../protocol/task.ts';
import { IconButton } from '../components/IconButton.tsx';
import { usePanelModel } from '../store/context.tsx';
import { conditionWords } from '../words.ts';
import { AddDependency } from './AddDependency.tsx';
import { ConditionSelect } from './ConditionSelect.tsx';
import { Section } from './Section.tsx';
import { upstreamOf } from './upstream.ts';
import { useTaskEdit } from './use-task-edit.ts';

/** What a task waits for. */
export function WorkflowSection({ details }: { readonly details: TaskDetails }): ReactNode {
    const { name, rule, dependencies } = details;
    const { line, edit } = useTaskEdit(name);
    const titles = usePanelModel(({ graph }) => graph?.nodes);
    const titleOf = (id: string): string => titles?.find((node) => node.id === id)?.title ?? id;
    const setRule = (next: string): void => void edit([{ kind: 'setRule', line, task: name, rule: next === 'any' ? 'any' : 'all' }], `${name} runs if ${next} of its dependencies are met.`);
    return (
        <Section title="Workflow">
            <p className="rule">
                This task will run if{' '}
                <select aria-label="How many of the dependencies" value={rule} onChange={({ target: { value } }) => setRule(value)}>
                    <option value="all">ALL</option>
                    <option value="any">ANY</option>
                </select>{' '}
                of the dependency conditions are met.
            </p>
            {dependencies.length === 0 && <p className="hint">It waits for nothing.</p>}
            <ul className="dependencies" aria-label="Dependencies">
                {dependencies.map((dependency) => {
                    const upstream = upstreamOf(dependency);
                    const title = titleOf(upstream);
                    return (
                        <li key={`${upstream} ${dependency.condition}`}>
                            <span className="dependency-title" title={upstream}>{title}</span>
                            <ConditionSelect
                                label={`Condition of ${title}`}
                                condition={dependency.condition}
                                onChange={(to) => void edit([{ kind: 'changeCondition', line, task: name, upstream, from: dependency.condition, to }], `${name} now runs after ${title} ${conditionWords[to]}.`)}
                            />
                            <IconButton icon="trash" label={`Remove the dependency on ${title}`} onClick={() => void edit([{ kind: 'disconnect', line, task: name, upstream, condition: dependency.condition }], `${name} no longer waits for ${title}.`)} />
                        </li>
                    );
                })}
            </ul>
            <AddDependency details={details} />
        </Section>
    );
}
