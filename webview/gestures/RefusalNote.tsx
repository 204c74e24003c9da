import type { ReactNode } from 'react';
import { Codicon } from '../components/Codicon.tsx';
import { placeAt } from '../menus/place.ts';
import { useFloatingPlace } from '../menus/use-floating.ts';
import { usePanel } from '../store/context.tsx';
import type { Refusal } from './gesture.ts';

/** Says near the place where something was tried why it was not done. Goes with the next gesture. */
export function RefusalNote({ message, at }: Refusal): ReactNode {
    const { store } = usePanel();
    const point = at ?? { x: 16, y: 48 };
    const { element, style } = useFloatingPlace<HTMLDivElement>((box) => placeAt({ x: point.x + 12, y: point.y + 12 }, box, { width: window.innerWidth, height: window.innerHeight }));
    return (
        <div ref={element} style={style} className="refusal" role="alert">
            <Codicon name="circle-slash" />
            <span>{message}</span>
            <button type="button" className="icon-button" aria-label="Close the message" onClick={() => store.dispatch({ type: 'end' })}><Codicon name="close" /></button>
        </div>
    );
}
