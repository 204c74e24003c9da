import type { Point } from '../../protocol/graph.ts';
import type { MenuItem } from '../menus/menu-item.ts';

interface Common {
    readonly icon: string;
    readonly label: string;
    /** Why it cannot be used now. */
    readonly disabledReason?: string | undefined;
    /** Shows the label beside the icon. */
    readonly labelled?: boolean;
}

/** One thing that the tool bar offers: as a button, or in its overflow menu. */
export type Tool =
    | Common & { readonly kind: 'action'; /** @param at where what opens may stand */ readonly choose: (at: Point) => void; /** For one that switches something on and off. */ readonly isOn?: boolean }
    | Common & { readonly kind: 'menu'; readonly items: readonly MenuItem[]; /** What the items need to be there. */ readonly prepare?: () => void };

/** A tool as a line of the overflow menu. @param at where that menu is */
export function menuItemOf(tool: Tool, at: Point): MenuItem {
    const { icon, label } = tool;
    if (tool.kind === 'menu') return { kind: 'submenu', icon, label, items: tool.items };
    const { choose, isOn, disabledReason } = tool;
    return { kind: 'action', icon, label, choose: () => choose(at), disabledReason, ...(isOn !== undefined && { isChecked: isOn }) };
}
