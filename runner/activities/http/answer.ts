import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Outputs } from '../../../protocol/journal.ts';
import { ActivityError } from '../activity.ts';
import { errorMessage } from '../error-message.ts';

/** The most that is read of an answer, in bytes, and the most of its text that is an output, in characters. */
const MOST_READ = 1024 * 1024;
const MOST_SHOWN = 8192;

export interface Answer {
    readonly text: string;
    /** False where the answer was longer than what is read. */
    readonly whole: boolean;
}

/**
 * Reads an answer's text, up to a bound.
 *
 * @throws ActivityError where the connection breaks
 */
export async function readAnswer(response: Response): Promise<Answer> {
    const chunks: Uint8Array[] = [];
    let size = 0;
    try {
        for await (const chunk of response.body ?? []) {
            chunks.push(chunk);
            size += chunk.length;
            if (size > MOST_READ) break;
        }
    } catch (error) {
        throw new ActivityError(`The answer broke off after ${size} bytes: ${errorMessage(error)}. Try again, with "retries" say.`);
    }
    return { text: Buffer.concat(chunks).subarray(0, MOST_READ).toString('utf8'), whole: size <= MOST_READ };
}

/** @returns status, body, and what a JSON object says at its top; the first two win over fields of their name */
export function answerOutputs(status: number, { text, whole }: Answer): Outputs {
    return { ...(whole ? jsonFields(text) : {}), status, body: text.slice(0, MOST_SHOWN) };
}

/** Streams an answer into a file, which is there only when it is whole. */
export async function saveAnswer(response: Response, path: string): Promise<void> {
    const part = `${path}.${randomUUID()}.part`;
    try {
        await mkdir(dirname(path), { recursive: true });
        await pipeline(response.body ?? [], createWriteStream(part));
        await rename(part, path);
    } catch (error) {
        await rm(part, { force: true });
        throw new ActivityError(`The answer could not be saved to ${path}: ${errorMessage(error)}`);
    }
}

function jsonFields(text: string): Outputs {
    try {
        const value: unknown = JSON.parse(text);
        if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
        return Object.fromEntries(Object.entries(value).filter(isOutput));
    } catch {
        return {};
    }
}

function isOutput(entry: [string, unknown]): entry is [string, string | number | boolean | null] {
    return entry[1] === null || ['string', 'number', 'boolean'].includes(typeof entry[1]);
}
