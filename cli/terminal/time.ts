const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** @param milliseconds a time that passed; @returns it as people read it: `0.4s`, `12s`, `3m 05s`, `2h 10m` */
export function duration(milliseconds: number): string {
    const time = Math.max(0, milliseconds);
    if (time < 10 * SECOND) return `${(Math.floor(time / 100) / 10).toFixed(1)}s`;
    if (time < MINUTE) return `${Math.floor(time / SECOND)}s`;
    if (time < HOUR) return `${Math.floor(time / MINUTE)}m ${twoDigits(time % MINUTE / SECOND)}s`;
    return `${Math.floor(time / HOUR)}h ${twoDigits(time % HOUR / MINUTE)}m`;
}

/** @returns the time between two points in ISO 8601, in milliseconds */
export function between(start: string, end: string): number {
    return Date.parse(end) - Date.parse(start);
}

/** @returns the local time of day, `09:15:00` */
export function clock(time: Date): string {
    return [time.getHours(), time.getMinutes(), time.getSeconds()].map(twoDigits).join(':');
}

/** @returns the local date and time, `2026-01-31 09:15:00` */
export function dateAndClock(time: Date): string {
    return `${time.getFullYear()}-${twoDigits(time.getMonth() + 1)}-${twoDigits(time.getDate())} ${clock(time)}`;
}

function twoDigits(value: number): string {
    return String(Math.floor(value)).padStart(2, '0');
}
