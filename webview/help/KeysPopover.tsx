import type { ReactNode } from 'react';
import type { Point } from '../../protocol/graph.ts';
import { Popover } from '../menus/Popover.tsx';
import { usePanel } from '../store/context.tsx';
import { keyHelp } from './keys.ts';

/** What can be done without a mouse. */
export function KeysPopover({ at }: { readonly at: Point }): ReactNode {
    const { store } = usePanel();
    return (
        <Popover at={at} label="Keys" className="keys-popover">
            <dl>
                {keyHelp.map(({ keys, does }) => (
                    <div key={keys}>
                        <dt><kbd>{keys}</kbd></dt>
                        <dd>{does}</dd>
                    </div>
                ))}
            </dl>
            <div className="popover-buttons">
                <button type="button" className="button secondary" onClick={() => store.dispatch({ type: 'end' })}>Close</button>
            </div>
        </Popover>
    );
}
