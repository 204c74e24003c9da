import { ActivityError, type Inputs } from '../activity.ts';
import { choice, optionalText, requiredText, textMap } from '../inputs.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/** @throws ActivityError where the inputs make no request */
export function requestFrom(inputs: Inputs): { readonly url: URL; readonly init: RequestInit & { readonly method: string } } {
    const url = parseUrl(requiredText(inputs, 'url'));
    const method = choice(inputs, 'method', METHODS);
    const headers = headersFrom(textMap(inputs, 'headers'));
    authorize(headers, inputs);
    const body = inputs['body'] ?? undefined;
    if (body === undefined) return { url, init: { method, headers } };
    if (method === 'GET' || method === 'HEAD') throw new ActivityError(`A ${method} request carries no "body": use another method, or leave the body out.`);
    if (typeof body === 'object') {
        if (!headers.has('content-type')) headers.set('content-type', 'application/json');
        return { url, init: { method, headers, body: JSON.stringify(body) } };
    }
    return { url, init: { method, headers, body: optionalText(inputs, 'body') } };
}

/** @returns the address without what may be secret: a name and password, and the query */
export function shownUrl(url: URL): string {
    return `${url.origin}${url.pathname}`;
}

function parseUrl(text: string): URL {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (!url || !/^https?:$/.test(url.protocol)) throw new ActivityError('"url" has to start with http:// or https:// and name a server.');
    if (url.username || url.password) throw new ActivityError('"url" must not hold a user and a password: set "user" and "password".');
    return url;
}

function authorize(headers: Headers, inputs: Inputs): void {
    const [user, password, token] = ['user', 'password', 'token'].map((name) => optionalText(inputs, name));
    if (user === undefined && password === undefined && token === undefined) return;
    if (headers.has('authorization')) throw new ActivityError('"headers" has Authorization, and "user" or "token" sets it too: leave one of them out.');
    if (token !== undefined && (user !== undefined || password !== undefined)) throw new ActivityError('Set either "token", or "user" and "password".');
    if (token === undefined && user === undefined) throw new ActivityError('"user" is missing: set it beside "password".');
    headers.set('authorization', token === undefined ? `Basic ${Buffer.from(`${user}:${password ?? ''}`).toString('base64')}` : `Bearer ${token.trim()}`);
}

function headersFrom(entries: Readonly<Record<string, string>>): Headers {
    const headers = new Headers();
    for (const [name, value] of Object.entries(entries)) {
        try {
            headers.set(name, value);
        } catch {
            // The value may be a secret, so the message leaves it out.
            throw new ActivityError(`The header ${JSON.stringify(name)} cannot be sent: a name has letters, digits and dashes, and a value has no line breaks.`);
        }
    }
    return headers;
}
