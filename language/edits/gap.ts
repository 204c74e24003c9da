/**
 * The white space to leave where a member of a block was deleted: one of the two gaps around it, with the indentation of what follows.
 * @param before what stands in front of it, without the gap; empty for another member
 * @param gap the white space between that and what was deleted
 * @param next what follows, with the white space that it begins with
 */
export function gapWithout(before: string, gap: string, next: string): string {
    const content = next.trimStart();
    const following = next.slice(0, next.length - content.length);
    if (content.startsWith('}')) return following;
    const isFirst = before.endsWith('{');
    const isBetter = isFirst ? breaks(gap) > 0 && breaks(gap) < breaks(following) : breaks(gap) > breaks(following);
    return isBetter ? gap.slice(0, lastLine(gap)) + following.slice(lastLine(following)) : following;
}

function breaks(gap: string): number {
    return gap.split('\n').length - 1;
}

function lastLine(gap: string): number {
    return gap.lastIndexOf('\n') + 1;
}
