const UNITS: readonly (readonly [unit: string, milliseconds: number])[] = [['d', 86_400_000], ['h', 3_600_000], ['m', 60_000], ['s', 1000]];

/** A duration as Pline writes it, exactly, in the largest unit that leaves a whole number: `10m`, `90s`, `1500ms`. */
export function formatDuration(milliseconds: number): string {
    const [unit, size] = UNITS.find(([, size]) => milliseconds !== 0 && milliseconds % size === 0) ?? ['ms', 1];
    return `${milliseconds / size}${unit}`;
}

/** The milliseconds of a duration as Pline writes it; undefined for anything else. */
export function parseDuration(text: string): number | undefined {
    const match = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(text);
    if (match === null) return undefined;
    const size = UNITS.find(([unit]) => unit === match[2])?.[1] ?? 1;
    return Number(match[1]) * size;
}
