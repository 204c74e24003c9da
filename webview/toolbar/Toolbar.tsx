import { useRef, useState, type FocusEvent, type KeyboardEvent, type ReactNode } from 'react';
import type { Point } from '../../protocol/graph.ts';
import { useSize } from '../canvas/use-size.ts';
import { IconButton } from '../components/IconButton.tsx';
import { Menu } from '../menus/Menu.tsx';
import type { MenuItem } from '../menus/menu-item.ts';
import { menuItemOf, type Tool } from './tool.ts';

/** A button with its gap, in pixels; the style sheet has the same. */
const buttonWidth = 26;
/** What a label beside the icon adds. */
const labelWidth = 40;

interface OpenMenu {
    /** Of its tool. */
    readonly label: string;
    readonly at: Point;
}

/** As many tools as there is room for; the others are in a menu at its end. One stop for the Tab key, arrows go from tool to tool. */
export function Toolbar({ label, tools }: { readonly label: string; readonly tools: readonly Tool[] }): ReactNode {
    const element = useRef<HTMLDivElement>(null);
    const width = useSize(element)?.width ?? 0;
    const [stop, setStop] = useState(tools[0]?.label);
    const [menu, setMenu] = useState<OpenMenu>();
    const shown = fitting(tools, width);
    const rest = tools.slice(shown.length);
    const labels = [...shown.map((tool) => tool.label), ...(rest.length > 0 ? [more] : [])];
    const tabStop = labels.includes(stop ?? '') ? stop : labels[0];
    const onFocus = ({ target }: FocusEvent): void => setStop(target.getAttribute('aria-label') ?? undefined);
    return (
        <>
            <div ref={element} className="header-tools" role="toolbar" aria-label={label} onFocus={onFocus} onKeyDown={goOn}>
                {shown.map((tool) => {
                    const common = { icon: tool.icon, label: tool.label, disabledReason: tool.disabledReason, labelled: tool.labelled ?? false, tabIndex: tool.label === tabStop ? 0 : -1 };
                    if (tool.kind === 'action') return <IconButton key={tool.label} {...common} isPressed={tool.isOn} onClick={tool.choose} />;
                    return <IconButton key={tool.label} {...common} hasMenu onClick={(at) => { tool.prepare?.(); setMenu({ label: tool.label, at }); }} />;
                })}
                {rest.length > 0 && (
                    <IconButton
                        icon="ellipsis"
                        label={more}
                        hasMenu
                        tabIndex={tabStop === more ? 0 : -1}
                        onClick={(at) => {
                            for (const tool of rest) if (tool.kind === 'menu') tool.prepare?.();
                            setMenu({ label: more, at });
                        }}
                    />
                )}
            </div>
            {menu && <Menu label={menu.label} items={itemsOf(menu, tools, rest)} at={menu.at} onClose={() => setMenu(undefined)} />}
        </>
    );
}

const more = 'More';

function itemsOf({ label, at }: OpenMenu, tools: readonly Tool[], rest: readonly Tool[]): readonly MenuItem[] {
    if (label === more) return rest.map((tool) => menuItemOf(tool, at));
    const tool = tools.find((candidate) => candidate.label === label);
    return tool?.kind === 'menu' ? tool.items : [];
}

function fitting(tools: readonly Tool[], width: number): readonly Tool[] {
    const widths = tools.map(({ labelled }) => buttonWidth + (labelled && width > 300 ? labelWidth : 0));
    const all = widths.reduce((sum, one) => sum + one, 0);
    if (all <= width) return tools;
    let room = width - buttonWidth;
    return tools.slice(0, Math.max(1, widths.findIndex((one) => (room -= one) < 0)));
}

function goOn(event: KeyboardEvent<HTMLElement>): void {
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const at = buttons.findIndex((button) => button === document.activeElement);
    const steps: Readonly<Record<string, number>> = { ArrowRight: at + 1, ArrowLeft: at - 1 + buttons.length, Home: 0, End: buttons.length - 1 };
    const next = Object.hasOwn(steps, event.key) ? buttons[steps[event.key]! % buttons.length] : undefined;
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    next.focus();
}
