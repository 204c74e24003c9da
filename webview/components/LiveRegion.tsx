import { useEffect, useRef, useState, type ReactNode } from 'react';
import { announcement } from '../run/announcement.ts';
import { usePanel } from '../store/context.tsx';

/** Tells screen readers how the run moves on. */
export function LiveRegion(): ReactNode {
    const { store } = usePanel();
    const [text, setText] = useState('');
    const last = useRef(store.read().run);
    useEffect(() => store.watch(() => {
        const { run, graph } = store.read();
        if (run === last.current) return;
        const titles = new Map(graph?.nodes.map(({ id, title }) => [id, title]));
        const said = announcement(last.current, run, (task) => titles.get(task) ?? task);
        last.current = run;
        if (said !== '') setText(said);
    }), [store]);
    return <div className="live-region" role="log" aria-live="polite">{text}</div>;
}
