import { readFileSync, rmSync, statSync } from 'node:fs';
import type { Outputs } from '../../protocol/journal.ts';
import { messageOf, RunError } from '../errors.ts';
import type { Masker } from '../process/mask.ts';

const MOST_BYTES = 1 << 20;
const WHAT_TO_DO = 'Write one JSON object whose values are texts, numbers, true, false or null, such as {"rows": 5}.';

/** Takes the outputs that a command left in its `PLINE_OUTPUT` file, and the file away. @throws RunError for a file that is no such thing */
export function takeOutputs(file: string): Outputs {
    const size = statSync(file, { throwIfNoEntry: false })?.size;
    if (size === undefined) return {};
    try {
        if (size > MOST_BYTES) throw new RunError(`PLINE_OUTPUT holds ${size} bytes, more than the ${MOST_BYTES} that outputs may take: pass large data on in a file, and its path as the output.`);
        return parseOutputs(readFileSync(file, 'utf8'));
    } finally {
        rmSync(file, { force: true });
    }
}

/** The outputs without secrets, as they may stand in a journal. */
export function maskedOutputs(outputs: Outputs, masker: Masker): Outputs {
    if (masker.empty) return outputs;
    return Object.fromEntries(Object.entries(outputs).map(([name, value]) => [name, typeof value === 'string' ? masker.text(value) : value]));
}

function parseOutputs(text: string): Outputs {
    if (text.trim() === '') return {};
    let value: unknown;
    try {
        value = JSON.parse(text);
    } catch (error) {
        throw new RunError(`PLINE_OUTPUT holds no JSON (${messageOf(error).replace(/\s+/g, ' ')}). ${WHAT_TO_DO}`);
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new RunError(`PLINE_OUTPUT holds JSON, but no object. ${WHAT_TO_DO}`);
    const outputs = new Map<string, Outputs[string]>();
    for (const [name, output] of Object.entries(value)) {
        if (typeof output === 'object' && output !== null) throw new RunError(`PLINE_OUTPUT holds an object or a list as ${JSON.stringify(name)}. ${WHAT_TO_DO}`);
        outputs.set(name, output);
    }
    return Object.fromEntries(outputs);
}
