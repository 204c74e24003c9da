import type { Unit } from './units.ts';

const TIGHT_AFTER = new Set(['(', '[', '.', '..']);
const TIGHT_BEFORE = new Set([')', ']', ',', ':', '.', '..']);

/** What stands between two units on one line of text. */
export function spaceBetween(left: Unit, right: Unit, original: string): string {
    // People line remarks up; that is theirs to keep.
    if (right.kind === 'line-comment') return original === '' ? ' ' : original;
    if (left.text === '{' && right.text === '}') return '';
    if (TIGHT_AFTER.has(left.text) || TIGHT_BEFORE.has(right.text)) return '';
    if (right.text === '(') return '';
    return ' ';
}
