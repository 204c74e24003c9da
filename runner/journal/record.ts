/**
 * One line of a journal: an event as JSON whose last field, `sum`, is the CRC-32 (eight hex digits) of the UTF-8 bytes of the line
 * before `,"sum"`. So a line proves itself with nothing else read, and stays plain JSON for other tools.
 */
import { crc32 } from 'node:zlib';
import type { JournalEvent } from '../../protocol/journal.ts';

const SUM_LENGTH = ',"sum":"00000000"}'.length;

/** The event as a journal line, with its line feed. */
export function encodeRecord(event: JournalEvent): string {
    const body = JSON.stringify(event).slice(0, -1);
    return `${body},"sum":"${checksum(body)}"}\n`;
}

/** The event of a line without its line feed; undefined for a line that is damaged or no event. */
export function decodeRecord(line: string): JournalEvent | undefined {
    const body = line.slice(0, -SUM_LENGTH);
    if (line.slice(-SUM_LENGTH) !== `,"sum":"${checksum(body)}"}`) return undefined;
    try {
        const event: unknown = JSON.parse(`${body}}`);
        return isJournalEvent(event) ? event : undefined;
    } catch {
        return undefined;
    }
}

function checksum(text: string): string {
    return crc32(text).toString(16).padStart(8, '0');
}

/** The checksum vouches for the rest: only Pline writes it. */
function isJournalEvent(value: unknown): value is JournalEvent {
    return typeof value === 'object' && value !== null && 'v' in value && value.v === 1 && 'seq' in value && typeof value.seq === 'number' && 'type' in value;
}
