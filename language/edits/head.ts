import { GrammarUtils, type CstNode } from 'langium';
import type { Line, Task } from '../generated/ast.ts';
import type { Replacement } from './pieces.ts';
import type { Source } from './source.ts';

/** The parts of a declaration's head, in their order, with the word in front. */
const PARTS = [['name', ''], ['title', ''], ['activity', 'uses'], ['group', 'in']] as const;

/**
 * Exchanges, adds or takes away a part of the head of a task or a line.
 * @param text how it is written, without the word in front; none takes it away
 */
export function withPart(source: Source, node: Task | Line, part: 'title' | 'activity' | 'group', text: string | undefined): Replacement[] {
    const index = PARTS.findIndex(([name]) => name === part);
    const find = (name: string): CstNode | undefined => GrammarUtils.findNodeForProperty(node.$cstNode, name);
    const present = find(part);
    const before = PARTS.slice(0, index).findLast(([name]) => find(name));
    const start = find(before![0])!.end;
    const keyword = PARTS[index]![1];
    if (!present) return text === undefined ? [] : [{ start, end: start, text: ` ${keyword === '' ? '' : `${keyword} `}${text}` }];
    if (text !== undefined) return present.text === text ? [] : [{ start: present.offset, end: present.end, text }];
    const between = source.text.slice(start, present.offset);
    if (between.trim() === keyword) return [{ start, end: present.end, text: '' }];
    // Comments stay.
    const word = keyword === '' ? [] : [GrammarUtils.findNodeForKeyword(node.$cstNode, keyword)!];
    return [...word, present].map(({ offset, end }) => ({ start: offset, end, text: '' }));
}
