import { randomGraph } from '../../graph/test-graphs.ts';

/** A line of so many tasks as Pline text, the same for the same size. @param groups how many groups the tasks are in, in their order */
export function lineText(size: number, groups = 0): string {
    const { nodes, edges } = randomGraph(size, 5);
    const upstreams = Map.groupBy(edges, ({ target }) => target);
    const tasks = nodes.map(({ id }, index) => {
        const after = (upstreams.get(id) ?? []).map(({ source, condition }) => `    after ${source} on ${condition}\n`).join('');
        const group = groups === 0 ? '' : ` in zone_${Math.floor(index * groups / size)}`;
        return `  task ${id} "Task ${index}" uses shell${group} {\n${after}    command: "echo ${index}"\n  }\n`;
    });
    const declared = Array.from({ length: groups }, (_, index) => `group zone_${index} "Zone ${index}" {\n}\n`);
    return `${declared.join('')}line bench {\n${tasks.join('')}}\n`;
}
