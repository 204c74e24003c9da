/** Files of many layouts, for the tests of random edits. */
import fc from 'fast-check';

export const NAMES = ['a', 'b', 'c', 'd', 'task', 'run', 'after'] as const;

export interface WrittenTask {
    /** `line.task` */
    readonly key: string;
    readonly name: string;
    /** Its text, from its first word to its last. */
    readonly block: string;
    readonly text: string;
    /** Those that stay as long as the task does. */
    readonly comments: readonly string[];
}

interface WrittenLine {
    readonly name: string;
    readonly remark: string;
    readonly text: string;
    readonly tasks: readonly WrittenTask[];
}

const someTask = fc.record({
    name: fc.constantFrom(...NAMES),
    title: fc.constantFrom('', ' "A title"', ' /* named */'),
    group: fc.constantFrom('', ' in g', ' in /* put */ h'),
    layout: fc.constantFrom('none', 'line', 'block'),
    /** Indexes of tasks before it, so that there is no circle. */
    upstreams: fc.uniqueArray(fc.nat(5), { maxLength: 3 }),
    separator: fc.constantFrom(', ', ',\n      ', ' , ', ', /* and */ '),
    condition: fc.constantFrom('', ' on success', ' on failure', '  on  complete'),
    rule: fc.boolean(),
    retries: fc.boolean(),
    reads: fc.boolean(),
    above: fc.boolean(),
    behind: fc.boolean(),
    within: fc.boolean(),
    gap: fc.constantFrom('\n', '\n\n', '\n\n\n'),
});

type Shape = typeof someTask extends fc.Arbitrary<infer T> ? T : never;

function written(shape: Shape, line: string, index: number, before: readonly string[]): WrittenTask {
    const { name, title, group, layout, separator, condition, rule, retries, reads, above, behind, within, gap } = shape;
    const key = `${line}.${name}`;
    const upstreams = [...new Set(shape.upstreams.flatMap((upstream) => before[upstream] ?? []))];
    const comment = (kind: string): string => `${kind} of ${key}.`;
    const statements = [
        ...(within ? [`// ${comment('Within')}`] : []),
        ...(upstreams.length > 0 ? [`after ${upstreams.join(separator)}${condition}`] : []),
        ...(rule && upstreams.length > 0 ? ['run if any'] : []),
        'time: 1s',
        ...(retries ? ['retries: 2'] : []),
        ...(reads && before[0] !== undefined ? [`description: "got <<${before[0]}.x>>"`] : []),
    ];
    const isBlock = layout === 'block' || within || separator.includes('\n');
    const body = layout === 'none' ? '' : isBlock ? ` {\n${statements.map((statement) => `    ${statement}\n`).join('')}  }` : ` { ${statements.join(' ')} }`;
    const head = `task ${name}${title}${name === 'b' ? '' : ' uses wait'}${group}`;
    const comments = [...(above ? [comment('Above')] : []), ...(behind ? [comment('Behind')] : []), ...(within && layout !== 'none' ? [comment('Within')] : [])];
    const text = `${index === 0 ? '\n' : gap}${above ? `  /** ${comment('Above')} */\n` : ''}  ${head}${body}${behind ? ` // ${comment('Behind')}` : ''}`;
    return { key, name, block: `${head}${body}`, text, comments };
}

const someLine = (name: string): fc.Arbitrary<WrittenLine> => fc.uniqueArray(someTask, { selector: (task) => task.name, maxLength: 5 }).map((shapes) => {
    const tasks = shapes.map((shape, index) => written(shape, name, index, shapes.slice(0, index).map((other) => other.name)));
    const remark = `// About ${name}.`;
    return { name, remark, tasks, text: `line ${name} { ${remark}${tasks.map(({ text }) => text).join('')}\n}\n` };
});

/** Two lines with tasks of the same names. */
export const someFile: fc.Arbitrary<readonly WrittenLine[]> = fc.tuple(someLine('l'), someLine('m'));

export function textOf(file: readonly WrittenLine[]): string {
    return `// The head.\ngroup g {\n}\ngroup h {\n}\n\n${file.map(({ text }) => text).join('\n')}`;
}
