/**
 * A duration for people: `0.8 s`, `12 s`, `3 min 04 s`, `1 h 02 min`.
 * @param milliseconds a negative one (clocks differ) counts as none
 */
export function formatDuration(milliseconds: number): string {
    const seconds = Math.max(0, milliseconds) / 1000;
    if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
    const whole = Math.round(seconds);
    if (whole < 60) return `${whole} s`;
    const minutes = Math.floor(whole / 60);
    if (minutes < 60) return `${minutes} min ${pad(whole % 60)} s`;
    return `${Math.floor(minutes / 60)} h ${pad(minutes % 60)} min`;
}

/** The same for something under way, in whole seconds: it changes once a second. */
export function formatElapsed(milliseconds: number): string {
    const seconds = Math.floor(Math.max(0, milliseconds) / 1000);
    return seconds < 10 ? `${seconds} s` : formatDuration(seconds * 1000);
}

function pad(value: number): string {
    return String(value).padStart(2, '0');
}
