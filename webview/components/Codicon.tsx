import type { ReactNode } from 'react';

/** An icon of VS Code's font; what it says must also stand in words beside it. */
export function Codicon({ name, spin = false }: { readonly name: string; readonly spin?: boolean }): ReactNode {
    return <span className={`codicon codicon-${name}${spin ? ' codicon-modifier-spin' : ''}`} aria-hidden="true" />;
}
