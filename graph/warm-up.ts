import type { PlainGraph } from './model.ts';
import { cardWidth, taskHeight } from './metrics.ts';

const size = 60;

/** A small graph that makes ELK use what most graphs use: branches, joins, long edges. */
export function warmUpGraph(): PlainGraph {
    const location = { uri: '', start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const names = Array.from({ length: size }, (_, index) => `t${index}`);
    return {
        uri: '', line: '', title: '', location, groups: [],
        nodes: names.map((name) => ({
            id: name, title: name, name, enabled: true, rule: 'all', external: false, location, problems: [], width: cardWidth, height: taskHeight,
        })),
        edges: names.flatMap((target, index) => [3, 7].flatMap((step) => {
            const source = names[index - step];
            return source === undefined ? [] : [{ id: `${source}->${target}:success`, source, target, condition: 'success' as const }];
        })),
    };
}
