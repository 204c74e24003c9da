import { useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Point } from '../../protocol/graph.ts';
import { Codicon } from '../components/Codicon.tsx';
import { ConditionGlyph } from '../components/ConditionGlyph.tsx';
import type { MenuItem } from './menu-item.ts';
import { placeAt, placeBeside } from './place.ts';
import { useFloating } from './use-floating.ts';

interface MenuProps {
    readonly label: string;
    readonly items: readonly MenuItem[];
    /** A point, or what the menu belongs to as a submenu. */
    readonly at: Point | HTMLElement;
    readonly onClose: () => void;
    /** Goes back to the menu that this one belongs to. */
    readonly onBack?: () => void;
}

/** A menu as every desktop has it: arrows, first letters, Enter, Escape; submenus to the right. */
export function Menu({ label, items, at, onClose, onBack }: MenuProps): ReactNode {
    const [open, setOpen] = useState<{ readonly index: number; readonly beside: HTMLElement }>();
    const room = { width: window.innerWidth, height: window.innerHeight };
    const { element, style } = useFloating<HTMLDivElement>(
        (box) => (at instanceof HTMLElement ? placeBeside(at.getBoundingClientRect(), box, room) : placeAt(at, box, room)),
        onBack === undefined ? onClose : undefined,
    );
    const onKeyDown = (event: KeyboardEvent): void => {
        event.stopPropagation();
        const entries = entriesOf(element.current);
        const focused = entries.findIndex((entry) => entry === document.activeElement);
        const next = nextEntry(event.key, entries, focused);
        if (next !== undefined) next.focus();
        else if (event.key === 'ArrowLeft' || event.key === 'Escape') (event.key === 'Escape' ? (onBack ?? onClose) : onBack)?.();
        else if (event.key === 'Tab') onClose();
        else if (event.key === 'ArrowRight' && entries[focused]?.matches('[aria-haspopup]')) entries[focused].click();
        else return;
        event.preventDefault();
    };
    return (
        <div ref={element} style={style} role="menu" aria-label={label} className="menu" onKeyDown={onKeyDown} onContextMenu={(event) => event.preventDefault()}>
            {items.map((item, index) => {
                if (item.kind === 'separator') return <div key={keyOf(items, index)} role="separator" className="menu-separator" />;
                if (item.kind === 'action') return <Action key={item.label} item={item} onEnter={() => setOpen(undefined)} onClose={onClose} />;
                const isOpen = open?.index === index;
                const show = ({ currentTarget }: { readonly currentTarget: HTMLElement }): void => setOpen({ index, beside: currentTarget });
                return (
                    <div key={item.label} role="none" className="menu-parent">
                        <button type="button" role="menuitem" tabIndex={-1} className="menu-item" aria-haspopup="menu" aria-expanded={isOpen} onClick={show} onPointerEnter={show}>
                            <Codicon name={item.icon ?? 'blank'} />
                            <span className="menu-label">{item.label}</span>
                            <Codicon name="chevron-right" />
                        </button>
                        {isOpen && <Menu label={item.label} items={item.items} at={open.beside} onClose={onClose} onBack={() => setOpen(undefined)} />}
                    </div>
                );
            })}
        </div>
    );
}

/** A separator is known by what stands in front of it. */
function keyOf(items: readonly MenuItem[], index: number): string {
    const before = items[index - 1];
    return before === undefined || before.kind === 'separator' ? '' : `behind ${before.label}`;
}

interface ActionProps {
    readonly item: Extract<MenuItem, { kind: 'action' }>;
    readonly onEnter: () => void;
    readonly onClose: () => void;
}

function Action({ item: { label, icon, condition, keys, isChecked, disabledReason, choose }, onEnter, onClose }: ActionProps): ReactNode {
    const act = (): void => {
        onClose();
        choose();
    };
    return (
        <button
            type="button"
            role={isChecked === undefined ? 'menuitem' : 'menuitemradio'}
            tabIndex={-1}
            className="menu-item"
            aria-checked={isChecked}
            aria-disabled={disabledReason !== undefined}
            title={disabledReason}
            onClick={disabledReason === undefined ? act : undefined}
            onPointerEnter={onEnter}
        >
            {condition === undefined
                ? <Codicon name={isChecked ? 'check' : (icon ?? 'blank')} />
                : <svg width="16" height="16" aria-hidden="true"><ConditionGlyph condition={condition} x={8} y={8} /></svg>}
            <span className="menu-label">{label}</span>
            {keys !== undefined && <span className="menu-keys" aria-hidden="true">{keys}</span>}
        </button>
    );
}

/** The menu's own entries, without those of its submenu. */
function entriesOf(menu: HTMLElement | null): readonly HTMLElement[] {
    return [...menu?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? []].filter((entry) => entry.closest('[role="menu"]') === menu);
}

function nextEntry(key: string, entries: readonly HTMLElement[], focused: number): HTMLElement | undefined {
    switch (key) {
        case 'ArrowDown': return entries[(focused + 1) % entries.length];
        case 'ArrowUp': return entries.at(focused <= 0 ? -1 : focused - 1);
        case 'Home': return entries[0];
        case 'End': return entries.at(-1);
        default: {
            const after = [...entries.slice(focused + 1), ...entries.slice(0, focused + 1)];
            return key.length === 1 && key !== ' ' ? after.find(({ textContent }) => textContent?.trim().toLowerCase().startsWith(key.toLowerCase())) : undefined;
        }
    }
}
