/** A stand-in for SQL Server: it speaks the wire protocol (TDS 7.4) as far as Pline's tasks need it, and answers as the test says. */
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';

export interface Asked {
    readonly sql: string;
    readonly parameters: Readonly<Record<string, string | number | bigint | boolean | null>>;
}

/** Every value goes over the wire as a text. */
export type Answer = { readonly columns: readonly string[]; readonly rows: Iterable<readonly (string | null)[]> } | { readonly changed: number } | { readonly error: string };

const PACKET = { batch: 1, call: 3, response: 4, attention: 6, login: 16, prelogin: 18 } as const;
const MOST_BYTES = 4088;
const NVARCHAR = 0xe7;

export class FakeSqlServer {
    /** What was asked for, in its order. */
    readonly asked: Asked[] = [];
    readonly #server: Server;

    private constructor(server: Server, answer: (asked: Asked) => Answer) {
        this.#server = server.on('connection', (socket) => serve(socket, (asked) => {
            this.asked.push(asked);
            return answer(asked);
        }));
    }

    static async open(answer: (asked: Asked) => Answer): Promise<FakeSqlServer> {
        const server = createServer().listen(0, '127.0.0.1');
        await once(server, 'listening');
        return new FakeSqlServer(server, answer);
    }

    get port(): number {
        const address = this.#server.address();
        return typeof address === 'object' && address !== null ? address.port : 0;
    }

    close(): void {
        this.#server.close();
    }
}

function serve(socket: Socket, answer: (asked: Asked) => Answer): void {
    let rest = Buffer.alloc(0);
    let message = Buffer.alloc(0);
    socket.on('error', () => undefined).on('data', (data: Buffer) => {
        rest = Buffer.concat([rest, data]);
        while (rest.length >= 8 && rest.length >= rest.readUInt16BE(2)) {
            const length = rest.readUInt16BE(2);
            const [type, status] = rest;
            message = Buffer.concat([message, rest.subarray(8, length)]);
            rest = rest.subarray(length);
            if ((status! & 1) === 0) continue;
            const whole = message;
            message = Buffer.alloc(0);
            void respond(socket, type!, whole, answer);
        }
    });
}

async function respond(socket: Socket, type: number, message: Buffer, answer: (asked: Asked) => Answer): Promise<void> {
    switch (type) {
        // Its version, and that it does not encrypt.
        case PACKET.prelogin: return send(socket, [Buffer.from([0, 0, 11, 0, 6, 1, 0, 17, 0, 1, 0xff, 16, 0, 0, 0, 0, 0, 2])]);
        case PACKET.login: return send(socket, [loginAcknowledged(), done(0xfd, 0)]);
        case PACKET.attention: return send(socket, [done(0xfd, 0, 0x20)]);
        case PACKET.batch: return send(socket, tokens(answer({ sql: message.toString('utf16le', message.readUInt32LE(0)), parameters: {} }), 0xfd));
        case PACKET.call: return send(socket, tokens(answer(callOf(message)), 0xfe));
        default: socket.destroy();
    }
}

async function send(socket: Socket, parts: Iterable<Buffer>): Promise<void> {
    let pending = Buffer.alloc(0);
    const packet = async (bytes: Buffer, last: boolean): Promise<void> => {
        const header = Buffer.from([PACKET.response, last ? 1 : 0, 0, 0, 0, 0, 1, 0]);
        header.writeUInt16BE(bytes.length + 8, 2);
        if (!socket.write(Buffer.concat([header, bytes])) && !socket.destroyed) await Promise.race([once(socket, 'drain'), once(socket, 'close')]);
    };
    for (const part of parts) {
        pending = Buffer.concat([pending, part]);
        for (; pending.length > MOST_BYTES && !socket.destroyed; pending = pending.subarray(MOST_BYTES)) await packet(pending.subarray(0, MOST_BYTES), false);
    }
    if (!socket.destroyed) await packet(pending, true);
}

function* tokens(answer: Answer, end: number): Iterable<Buffer> {
    if ('error' in answer) {
        const body = Buffer.concat([Buffer.from([0x99, 0x33, 0, 0, 1, 16]), text16(answer.error), text8('fake'), text8(''), Buffer.from([1, 0, 0, 0])]);
        yield Buffer.concat([Buffer.from([0xaa]), uint16(body.length), body]);
        yield done(end, 0, 2);
    } else if ('changed' in answer) {
        yield done(end, answer.changed, 0x10);
    } else {
        const column = (name: string): Buffer => Buffer.concat([Buffer.from([0, 0, 0, 0, 1, 0, NVARCHAR, 0x40, 0x1f, 9, 4, 0xd0, 0, 0x34]), text8(name)]);
        yield Buffer.concat([Buffer.from([0x81]), uint16(answer.columns.length), ...answer.columns.map(column)]);
        let count = 0;
        for (const row of answer.rows) {
            count += 1;
            yield Buffer.concat([Buffer.from([0xd1]), ...row.map((value) => (value === null ? Buffer.from([0xff, 0xff]) : Buffer.concat([uint16(value.length * 2), Buffer.from(value, 'utf16le')])))]);
        }
        yield done(end, count, 0x10);
    }
}

function loginAcknowledged(): Buffer {
    const body = Buffer.concat([Buffer.from([1, 0x74, 0, 0, 4]), text8('fake'), Buffer.from([16, 0, 0, 0])]);
    return Buffer.concat([Buffer.from([0xad]), uint16(body.length), body]);
}

function done(token: number, rows: number, status = 0): Buffer {
    const buffer = Buffer.alloc(13);
    buffer[0] = token;
    buffer.writeUInt16LE(status, 1);
    buffer.writeUInt16LE(0xc1, 3);
    buffer.writeBigUInt64LE(BigInt(rows), 5);
    return buffer;
}

/** A call of sp_executesql: the statement, the declaration of its parameters, and then each of them. */
function callOf(message: Buffer): Asked {
    let at = message.readUInt32LE(0) + 6;
    const values: [name: string, value: Asked['parameters'][string]][] = [];
    while (at < message.length) {
        const nameLength = message[at]! * 2;
        const name = message.toString('utf16le', at + 1, at + 1 + nameLength);
        const type = message[at + 2 + nameLength];
        at += 3 + nameLength;
        if (type === NVARCHAR) {
            const isLong = message.readUInt16LE(at) === 0xffff;
            const { value, next } = isLong ? longText(message, at + 7) : shortText(message, at + 7);
            values.push([name.slice(1), value]);
            at = next;
        } else {
            const length = message[at + 1]!;
            const start = at + 2;
            values.push([name.slice(1), length === 0 ? null : type === 0x68 ? message[start] === 1 : type === 0x6d ? message.readDoubleLE(start) : message.readBigInt64LE(start)]);
            at = start + length;
        }
    }
    const [statement, , ...parameters] = values;
    return { sql: String(statement?.[1]), parameters: Object.fromEntries(parameters) };
}

function shortText(message: Buffer, at: number): { value: string | null; next: number } {
    const length = message.readUInt16LE(at);
    return length === 0xffff ? { value: null, next: at + 2 } : { value: message.toString('utf16le', at + 2, at + 2 + length), next: at + 2 + length };
}

function longText(message: Buffer, at: number): { value: string | null; next: number } {
    if (message.readBigUInt64LE(at) === 0xffff_ffff_ffff_ffffn) return { value: null, next: at + 8 };
    let next = at + 8;
    const pieces: Buffer[] = [];
    for (let length = message.readUInt32LE(next); length > 0; length = message.readUInt32LE(next)) {
        pieces.push(message.subarray(next + 4, next + 4 + length));
        next += 4 + length;
    }
    return { value: Buffer.concat(pieces).toString('utf16le'), next: next + 4 };
}

function uint16(value: number): Buffer {
    const buffer = Buffer.alloc(2);
    buffer.writeUInt16LE(value);
    return buffer;
}

function text8(value: string): Buffer {
    return Buffer.concat([Buffer.from([value.length]), Buffer.from(value, 'utf16le')]);
}

function text16(value: string): Buffer {
    return Buffer.concat([uint16(value.length), Buffer.from(value, 'utf16le')]);
}
