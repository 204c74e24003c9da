import { useState, type ReactNode } from 'react';
import type { PropertyDetails } from '../../protocol/task.ts';
import { usePanelModel } from '../store/context.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { fits, ValueField } from './fields/ValueField.tsx';
import { OriginBadge } from './OriginBadge.tsx';
import { useTaskEdit } from './use-task-edit.ts';
import { useValueProblems } from './use-value-problems.ts';

/** A property of a task: its value, where that comes from, what is wrong with it. */
export function PropertyRow({ task, property }: { readonly task: string; readonly property: PropertyDetails }): ReactNode {
    const { name, type, required, doc, deprecated, value, effective, resolved, origin } = property;
    const { line, edit } = useTaskEdit(task);
    const environment = usePanelModel(({ panels, graph }) => panels.environment ?? graph?.environments?.[0]);
    const [asPline, setAsPline] = useState(false);
    const [problems, check] = useValueProblems(task, property);
    const id = `property-${name}`;
    const set = async (next: string | undefined): Promise<boolean> => next !== value && edit(
        [next === undefined ? { kind: 'unsetProperty', line, task, property: name } : { kind: 'setProperty', line, task, property: name, value: next }],
        `Changed ${name}.`,
    );
    const isInherited = value === undefined && effective !== undefined;
    const isPlain = type.kind === 'json' || type.kind === 'duration' || !fits(type, effective);
    return (
        <div className={`property${isInherited ? ' inherited' : ''}`} data-property={name}>
            <div className="property-head">
                <label htmlFor={id}>{name}{required && <span className="required" title="Required"> *</span>}</label>
                <OriginBadge property={property} />
                <span className="property-tools">
                    {isInherited && origin !== 'default' && <IconButton icon="edit" label={`Override ${name} in this task`} onClick={() => void set(effective)} />}
                    {value !== undefined && <IconButton icon="discard" label={`Reset ${name}`} onClick={() => void set(undefined)} />}
                    {!isPlain && <IconButton icon="code" label={`Edit ${name} as Pline text`} isPressed={asPline} onClick={() => setAsPline(!asPline)} />}
                </span>
            </div>
            <ValueField id={id} shape={type} value={effective} asPline={asPline} isInvalid={problems.length > 0} describedBy={`${id}-about`} onDraft={check} onCommit={set} />
            <div id={`${id}-about`}>
                <div role="status">{problems.map((problem) => <p key={problem} className="problem">{problem}</p>)}</div>
                {resolved !== undefined && <p className="doc">{environment === undefined ? 'That is' : `In ${environment}`}: <code>{resolved}</code></p>}
                {deprecated !== undefined && <p className="doc"><b>Deprecated:</b> {deprecated}</p>}
                {doc !== undefined && <p className="doc">{doc}</p>}
            </div>
        </div>
    );
}
