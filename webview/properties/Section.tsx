import type { ReactNode } from 'react';

interface SectionProps {
    readonly title: string;
    /** Closed until somebody opens it. */
    readonly isFolded?: boolean;
    readonly children: ReactNode;
}

/** A part of the properties that can be folded. */
export function Section({ title, isFolded = false, children }: SectionProps): ReactNode {
    return (
        <details className="section" open={!isFolded}>
            <summary><h3>{title}</h3></summary>
            <div className="section-body">{children}</div>
        </details>
    );
}
