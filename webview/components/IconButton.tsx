import type { ReactNode } from 'react';
import type { Point } from '../../protocol/graph.ts';
import { Codicon } from './Codicon.tsx';

interface IconButtonProps {
    readonly icon: string;
    readonly label: string;
    /** @param at the button's lower left corner, for what opens there */
    readonly onClick: (at: Point) => void;
    /** Why it can not be used now. */
    readonly disabledReason?: string | undefined;
    /** Shows the label beside the icon. */
    readonly labelled?: boolean;
    /** For one that switches something on and off. */
    readonly isPressed?: boolean | undefined;
    /** For one that opens a menu. */
    readonly hasMenu?: boolean;
    readonly tabIndex?: number;
}

/** A button of a tool bar. One that cannot be used keeps its place, and says why. */
export function IconButton({ icon, label, onClick, disabledReason, labelled = false, isPressed, hasMenu = false, tabIndex }: IconButtonProps): ReactNode {
    const disabled = disabledReason !== undefined;
    return (
        <button
            type="button"
            className={`icon-button${labelled ? ' labelled' : ''}`}
            aria-label={label}
            aria-disabled={disabled}
            aria-pressed={isPressed}
            aria-haspopup={hasMenu ? 'menu' : undefined}
            tabIndex={tabIndex}
            title={disabled ? `${label}: ${disabledReason}` : label}
            onClick={disabled ? undefined : ({ currentTarget }) => onClick(below(currentTarget))}
        >
            <Codicon name={icon} />
            {labelled && <span className="icon-button-label">{label}</span>}
        </button>
    );
}

function below(element: HTMLElement): Point {
    const { left, bottom } = element.getBoundingClientRect();
    return { x: left, y: bottom + 4 };
}
