import { Document, isMap, isScalar, isSeq, Scalar, visit } from 'yaml';

/**
 * Data as YAML that people read.
 * @param comments by the key of a task: what stands over it
 */
export function yamlText(data: unknown, header: string, comments: ReadonlyMap<string, string> = new Map()): string {
    const document = new Document(data, { aliasDuplicateObjects: false });
    document.commentBefore = header.split('\n').map((line) => ` ${line}`).join('\n');
    visit(document, {
        Map(key, map) {
            // One task after the other, and short maps of one dependency in a line.
            if (map.items.length <= 2 && map.has('task_key') && map.items.every(({ value }) => isScalar(value))) map.flow = true;
            const name = map.get('task_key');
            const comment = typeof name === 'string' && !map.flow ? comments.get(name) : undefined;
            if (comment !== undefined) map.commentBefore = ` ${comment}`;
            if (typeof key === 'number' && key > 0 && map.has('task_key') && !map.flow) map.spaceBefore = true;
        },
        Pair(_, pair) {
            if (isSeq(pair.value) && pair.value.items.length === 0) pair.value.flow = true;
            if (isMap(pair.value) && pair.value.items.length === 0) pair.value.flow = true;
        },
        Scalar(key, scalar) {
            if (key !== 'key' && typeof scalar.value === 'string' && needsQuotes(scalar.value)) scalar.type = Scalar.QUOTE_DOUBLE;
        },
    });
    return document.toString({ lineWidth: 0 });
}

/** Words that other readers of YAML take for booleans or numbers, and references, which stand out in quotes. */
function needsQuotes(text: string): boolean {
    return /^(?:y|n|yes|no|on|off|true|false|null|~)$/i.test(text) || /^[\d+-]|^\.\d/.test(text) || text.includes('{{');
}
