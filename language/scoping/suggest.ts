/**
 * The name that a person who typed `wrong` most likely meant.
 * @param names what could stand there
 * @returns the nearest by edit distance, where it is near enough
 */
export function nearestName(wrong: string, names: Iterable<string>): string | undefined {
    const limit = Math.max(1, Math.floor(wrong.length / 3));
    let best: string | undefined;
    let bestDistance = limit + 1;
    for (const name of names) {
        if (Math.abs(name.length - wrong.length) >= bestDistance) continue;
        const distance = editDistance(wrong.toLowerCase(), name.toLowerCase(), bestDistance);
        if (distance < bestDistance) [best, bestDistance] = [name, distance];
    }
    return best;
}

/** Damerau–Levenshtein distance with adjacent swaps; stops early once it reaches `limit`. */
function editDistance(a: string, b: string, limit: number): number {
    let beforeLast: number[] = [];
    let last = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let i = 1; i <= a.length; i++) {
        const row = [i];
        for (let j = 1; j <= b.length; j++) {
            const cost = a[i - 1] === b[j - 1] ? 0 : 1;
            let distance = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + cost);
            if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) distance = Math.min(distance, beforeLast[j - 2]! + 1);
            row.push(distance);
        }
        if (Math.min(...row) >= limit) return limit;
        [beforeLast, last] = [last, row];
    }
    return last[b.length]!;
}
