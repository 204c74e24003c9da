import type { ReactNode } from 'react';
import type { TaskDetails } from '../../protocol/task.ts';
import { PropertyRow } from './PropertyRow.tsx';
import { Section } from './Section.tsx';

/** The properties of the task's activity, and folded below them those that every task takes. */
export function PropertyList({ details: { name, properties } }: { readonly details: TaskDetails }): ReactNode {
    const own = properties.filter(({ common }) => !common);
    const common = properties.filter((property) => property.common);
    const changed = common.filter(({ value }) => value !== undefined).length;
    return (
        <>
            {own.length > 0 && <Section title="Properties">{own.map((property) => <PropertyRow key={property.name} task={name} property={property} />)}</Section>}
            {common.length > 0 && (
                <Section title={`Common properties${changed > 0 ? ` (${changed} set)` : ''}`} isFolded={!common.some(({ problems }) => problems.length > 0)}>
                    {common.map((property) => <PropertyRow key={property.name} task={name} property={property} />)}
                </Section>
            )}
        </>
    );
}
