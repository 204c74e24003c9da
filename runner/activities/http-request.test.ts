import { existsSync, readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Inputs } from './activity.ts';
import { recordingContext, runActivity, temporaryFolder } from './testing.ts';

/** @returns the address of a server that answers as told */
async function serve(listener: RequestListener): Promise<string> {
    const server = createServer(listener).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => {
        server.closeAllConnections();
        server.close();
    });
    const address = server.address();
    if (typeof address !== 'object' || !address) throw new Error('no port');
    return `http://127.0.0.1:${address.port}`;
}

const echo: RequestListener = async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    response.end(JSON.stringify({ method: request.method, type: request.headers['content-type'] ?? null, token: request.headers['x-token'] ?? null, authorization: request.headers['authorization'] ?? null, sent: Buffer.concat(chunks).toString(), status: 'mine', list: [1] }));
};

const request = (inputs: Inputs, context = recordingContext(temporaryFolder())): ReturnType<typeof runActivity> => runActivity('http.request', inputs, context);

test('a JSON object\'s fields are outputs, beside status and body', async () => {
    const context = recordingContext(temporaryFolder());
    const outputs = await request({ url: `${await serve(echo)}/a?key=hidden`, headers: { 'X-Token': 't' } }, context);
    expect(outputs).toMatchObject({ status: 200, method: 'GET', token: 't', sent: '', type: null });
    expect(outputs['body']).toContain('"status":"mine"');
    expect(outputs).not.toHaveProperty('list');
    expect(context.lines.join()).toMatch(/^GET http:\/\/127\.0\.0\.1:\d+\/a: 200 OK$/);
});

test.each<[string, Inputs, object]>([
    ['a map goes as JSON', { body: { a: [1, true, null] } }, { sent: '{"a":[1,true,null]}', type: 'application/json' }],
    ['a given content type stays', { body: { a: 1 }, headers: { 'content-type': 'application/ld+json' } }, { type: 'application/ld+json' }],
    ['a text goes as it is', { body: 'a=1' }, { sent: 'a=1', type: 'text/plain;charset=UTF-8' }],
])('%s', async (_, inputs, expected) => {
    expect(await request({ url: await serve(echo), method: 'POST', ...inputs })).toMatchObject({ method: 'POST', ...expected });
});

test('a status that is not expected fails with what the server said', async () => {
    const url = await serve((_, response) => response.writeHead(404).end('no such thing'));
    await expect(request({ url: `${url}/x?key=hidden` })).rejects.toThrow(/^GET \S+\/x answered 404 Not Found, and 200\.\.299 is expected\. It said: no such thing$/);
    expect(await request({ url, expect: '200..299, 404' })).toEqual({ status: 404, body: 'no such thing' });
    await expect(request({ url, expect: 'fine' })).rejects.toThrow(/"expect" has "fine"/);
});

test('a long answer is cut in the outputs and whole in a file', async () => {
    const url = await serve((_, response) => response.end('x'.repeat(3_000_000)));
    expect(await request({ url })).toEqual({ status: 200, body: 'x'.repeat(8192) });
    const context = recordingContext(temporaryFolder());
    const path = join(context.directory, 'data/x.txt');
    expect(await request({ url, save_to: 'data/x.txt' }, context)).toEqual({ status: 200, path });
    expect(readFileSync(path).length).toBe(3_000_000);
});

test('an answer that breaks off leaves no file', async () => {
    const url = await serve((_, response) => {
        response.writeHead(200, { 'content-length': '10' });
        response.write('half', () => response.destroy());
    });
    const context = recordingContext(temporaryFolder());
    await expect(request({ url, save_to: 'x' }, context)).rejects.toThrow(/could not be saved/);
    expect(existsSync(join(context.directory, 'x'))).toBe(false);
    await expect(request({ url }, context)).rejects.toThrow(/The answer broke off after 4 bytes/);
});

test.each<[string, Inputs, string]>([
    ['a name and a password', { user: 'käthe', password: 's:e' }, `Basic ${Buffer.from('käthe:s:e').toString('base64')}`],
    ['a token', { token: 'abc' }, 'Bearer abc'],
])('%s go as Authorization', async (_, inputs, authorization) => {
    expect(await request({ url: await serve(echo), ...inputs })).toMatchObject({ authorization });
});

test.each<[string, number, number]>([['GET', 429, 3], ['GET', 503, 3], ['POST', 429, 3], ['POST', 503, 1], ['GET', 404, 1]])('%s and %d: made %d times', async (method, status, times) => {
    let made = 0;
    const url = await serve((_, response) => {
        made += 1;
        response.writeHead(status, { 'retry-after': '0' }).end('busy');
    });
    await expect(request({ url, method })).rejects.toThrow(new RegExp(`answered ${status} .*It said: busy`));
    expect(made).toBe(times);
});

test('a server that was busy answers in the end; one that wants hours is not waited for', async () => {
    let made = 0;
    const url = await serve((_, response) => {
        made += 1;
        if (made < 3) response.writeHead(429, { 'retry-after': '0' }).end();
        else response.end('{"ok": true}');
    });
    const context = recordingContext(temporaryFolder());
    expect(await request({ url }, context)).toMatchObject({ status: 200, ok: true });
    expect(context.lines[1]).toMatch(/: 429, try 2 of 3; the next one in 0 s$/);
    const closed = await serve((_, response) => response.writeHead(503, { 'retry-after': '7200' }).end());
    await expect(request({ url: closed })).rejects.toThrow(/answered 503/);
});

test('a server that is not there is named', async () => {
    await expect(request({ url: 'http://127.0.0.1:1/x' })).rejects.toThrow(/^GET http:\/\/127\.0\.0\.1:1\/x got no answer: .*/);
    await expect(request({ url: 'http://nowhere.invalid/' })).rejects.toThrow(/got no answer: .*Is the name spelled right\?/);
});

test('a cancel ends a request that waits', async () => {
    const cancel = new AbortController();
    const url = await serve(() => cancel.abort());
    await expect(request({ url }, recordingContext(temporaryFolder(), cancel.signal))).rejects.toThrow(/abort/);
});

test.each<[string, Inputs, RegExp]>([
    ['another scheme', { url: 'ftp://x' }, /"url" has to start with http/],
    ['a password in the address', { url: 'http://a:hidden@x' }, /"url" must not hold a user and a password(?!.*hidden)/],
    ['two kinds of authorization', { url: 'http://x', user: 'a', token: 'b' }, /either "token"/],
    ['a password of nobody', { url: 'http://x', password: 'a' }, /"user" is missing/],
    ['a body with GET', { url: 'http://x', body: 'x' }, /A GET request carries no "body"/],
    ['a method that is none', { url: 'http://x', method: 'SEND' }, /"method" is "SEND"/],
    ['a broken header', { url: 'http://x', headers: { a: 'hidden\nb: c' } }, /The header "a" cannot be sent(?!.*hidden)/],
])('%s is refused', async (_, inputs, message) => {
    await expect(request(inputs)).rejects.toThrow(message);
});
