import type { Condition } from '../../protocol/graph.ts';

export interface MenuAction {
    readonly kind: 'action';
    readonly label: string;
    readonly icon?: string;
    /** Shown by its mark instead of an icon. */
    readonly condition?: Condition;
    /** The key that does the same, for the eye. */
    readonly keys?: string;
    /** One of several, of which one holds. */
    readonly isChecked?: boolean;
    /** Why it cannot be used now. */
    readonly disabledReason?: string | undefined;
    readonly choose: () => void;
}

/** One line of a menu. */
export type MenuItem =
    | MenuAction
    | { readonly kind: 'submenu'; readonly label: string; readonly icon?: string; readonly items: readonly MenuItem[] }
    | { readonly kind: 'separator' };

export function action(icon: string, label: string, choose: () => void, more: Pick<MenuAction, 'keys' | 'disabledReason'> = {}): MenuItem {
    return { kind: 'action', icon, label, choose, ...more };
}

/** @returns the items that are there, without separators that separate nothing */
export function tidied(items: readonly (MenuItem | undefined)[]): readonly MenuItem[] {
    const present = items.filter((item) => item !== undefined);
    return present.filter((item, index) => item.kind !== 'separator' || (index > 0 && index < present.length - 1 && present[index - 1]!.kind !== 'separator'));
}
