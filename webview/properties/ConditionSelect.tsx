import type { ReactNode } from 'react';
import type { Condition } from '../../protocol/graph.ts';
import { conditions, conditionWords } from '../words.ts';

interface ConditionSelectProps {
    readonly label: string;
    readonly condition: Condition;
    readonly onChange: (condition: Condition) => void;
}

export function ConditionSelect({ label, condition, onChange }: ConditionSelectProps): ReactNode {
    return (
        <select className={`condition ${condition}`} aria-label={label} value={condition} onChange={({ target: { value } }) => onChange(value as Condition)}>
            {conditions.map((item) => <option key={item} value={item}>{conditionWords[item]}</option>)}
        </select>
    );
}
