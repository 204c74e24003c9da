import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { expect, onTestFinished, test } from 'vitest';
import type { ConnectionInput, Inputs } from './activity.ts';
import { recordingContext, runActivity, temporaryFolder } from './testing.ts';

interface Received { readonly to: readonly string[]; readonly text: string }

/** A mail server that lets in `sender` with `secret`, and takes no mail for `nobody@…`. */
async function serve(): Promise<{ readonly connection: ConnectionInput; readonly received: Received[] }> {
    const received: Received[] = [];
    const server = new SMTPServer({
        authOptional: true, allowInsecureAuth: true,
        onAuth: ({ username, password }, _, callback) => callback(username === 'sender' && password === 'secret' ? null : new Error('Invalid login'), { user: username }),
        onRcptTo: ({ address }, _, callback) => callback(address.startsWith('nobody@') ? new Error('No such user') : null),
        async onData(stream, { envelope }, callback) {
            const chunks: Buffer[] = [];
            for await (const chunk of stream) chunks.push(Buffer.from(chunk));
            received.push({ to: envelope.rcptTo.map(({ address }) => address), text: Buffer.concat(chunks).toString() });
            callback();
        },
    });
    const listener = server.listen(0, '127.0.0.1');
    await once(listener, 'listening');
    onTestFinished(() => new Promise<void>((resolve) => server.close(resolve)));
    const address = listener.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    return { connection: smtp({ port, user: 'sender', password: 'secret' }), received };
}

function smtp(properties: ConnectionInput['properties']): ConnectionInput {
    return { connection: 'mail', connector: 'smtp', properties: { host: '127.0.0.1', tls: 'never', ...properties } };
}

const MESSAGE = { from: 'pline@example.com', to: ['team@example.com'], subject: 'Grüße', text: 'done' };
const send = (inputs: Inputs, context = recordingContext(temporaryFolder())): ReturnType<typeof runActivity> => runActivity('email.send', { ...MESSAGE, ...inputs }, context);

test('a message with an attachment arrives, at all of its readers', async () => {
    const { connection, received } = await serve();
    const context = recordingContext(temporaryFolder());
    writeFileSync(join(context.directory, 'report.csv'), 'a,b\n1,2\n');
    const outputs = await send({ connection, cc: ['boss@example.com'], bcc: ['audit@example.com'], attachments: ['report.csv'], html: '<b>done</b>' }, context);
    expect(outputs).toEqual({ message_id: expect.stringMatching(/^<.+@.+>$/), accepted: 3, rejected: 0 });
    expect(received.map(({ to }) => to)).toEqual([['team@example.com', 'boss@example.com', 'audit@example.com']]);
    expect(received[0]?.text).toContain('Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=');
    expect(received[0]?.text).toContain(Buffer.from('a,b\n1,2\n').toString('base64'));
    expect(received[0]?.text).not.toContain('audit@');
    expect(context.lines).toEqual(['Sent to team@example.com, boss@example.com, audit@example.com.']);
});

test('a reader whom the server does not take is told, and the others get theirs', async () => {
    const { connection, received } = await serve();
    const context = recordingContext(temporaryFolder());
    expect(await send({ connection, to: ['team@example.com', 'nobody@example.com'] }, context)).toMatchObject({ accepted: 1, rejected: 1 });
    expect(received[0]?.to).toEqual(['team@example.com']);
    expect(context.lines[0]).toBe('Warning: the server does not take mail for nobody@example.com.');
    await expect(send({ connection, to: ['nobody@example.com'] })).rejects.toThrow(/The message was not sent over mail .*No such user.*Check "from" and "to"/s);
});

test.each<[string, Inputs, RegExp]>([
    ['a wrong password', { password: 'hidden' }, /Invalid login(?!.*hidden).*Check "user" and "password"/s],
    ['a server whose certificate is not right', { tls: 'starttls' }, /certificate.*"tls"/s],
    ['a server that is not there', { port: 1 }, /Does the server run/],
])('%s is told', async (_, changes, message) => {
    const { connection } = await serve();
    await expect(send({ connection: { ...connection, properties: { ...connection.properties, ...changes } } })).rejects.toThrow(message);
});

test('a message to nobody, and an attachment that is not there, are refused', async () => {
    const { connection, received } = await serve();
    await expect(send({ connection, to: [] })).rejects.toThrow(/"to" is empty/);
    await expect(send({ connection, attachments: ['no.csv'] })).rejects.toThrow(/There is no file .*no\.csv to attach/);
    expect(received).toEqual([]);
});
