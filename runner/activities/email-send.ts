import { statSync } from 'node:fs';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { Outputs } from '../../protocol/journal.ts';
import { ActivityError, type ActivityContext, type ConnectionInput, type Inputs } from './activity.ts';
import { describeConnection, expectConnector } from '../connections/connection.ts';
import { errorCode, errorMessage } from './error-message.ts';
import { choice, optionalNumber, optionalText, pathFrom, requiredConnection, requiredText, textList } from './inputs.ts';

const HINTS: Readonly<Record<string, string>> = {
    ESOCKET: 'Does the server run, are host and port right, and is "tls" what the server wants?',
    ECONNECTION: 'Does the server run, and are host and port right?',
    EDNS: 'Is the host spelled right?',
    ETIMEDOUT: 'Is the host right, and does a firewall let the port through?',
    EAUTH: 'Check "user" and "password" of the connection.',
    EENVELOPE: 'Check "from" and "to": the server does not take them.',
};

/** `email.send`: hands one message to a mail server. */
export async function sendEmail(inputs: Inputs, context: ActivityContext): Promise<Outputs> {
    const connection = requiredConnection(inputs, 'connection');
    expectConnector(connection, ['smtp']);
    const message = messageFrom(inputs, context.directory);
    const transport = createTransport(optionsOf(connection));
    const stop = (): void => transport.close();
    context.signal.addEventListener('abort', stop, { once: true });
    try {
        const { messageId, accepted, rejected } = await transport.sendMail(message);
        for (const address of rejected) context.log(`Warning: the server does not take mail for ${String(address)}.`);
        context.log(`Sent to ${accepted.map(String).join(', ')}.`);
        return { message_id: messageId, accepted: accepted.length, rejected: rejected.length };
    } catch (error) {
        context.signal.throwIfAborted();
        throw new ActivityError(`The message was not sent over ${describeConnection(connection)}: ${errorMessage(error)}. ${HINTS[errorCode(error) ?? ''] ?? ''}`.trimEnd());
    } finally {
        context.signal.removeEventListener('abort', stop);
        transport.close();
    }
}

function optionsOf({ properties }: ConnectionInput): Parameters<typeof createTransport>[0] {
    const tls = choice(properties, 'tls', ['starttls', 'always', 'never']);
    const user = optionalText(properties, 'user');
    return {
        host: requiredText(properties, 'host'),
        port: optionalNumber(properties, 'port') ?? 587,
        secure: tls === 'always', requireTLS: tls === 'starttls', ignoreTLS: tls === 'never',
        ...(user !== undefined && { auth: { user, pass: optionalText(properties, 'password') ?? '' } }),
        // A message has only the files that "attachments" names.
        disableFileAccess: false, disableUrlAccess: true,
    };
}

function messageFrom(inputs: Inputs, directory: string): SendMailOptions {
    const to = textList(inputs, 'to');
    if (to.length === 0) throw new ActivityError('"to" is empty: name whom to write to, as in to: ["team@example.com"].');
    const html = optionalText(inputs, 'html');
    return {
        from: requiredText(inputs, 'from'),
        to: [...to], cc: [...textList(inputs, 'cc')], bcc: [...textList(inputs, 'bcc')],
        subject: requiredText(inputs, 'subject'),
        text: optionalText(inputs, 'text') ?? '',
        ...(html !== undefined && { html }),
        attachments: textList(inputs, 'attachments').map((path) => ({ path: attachment(pathFrom(directory, path)) })),
    };
}

/** Looked at before the server hears of a message that could not be finished. */
function attachment(path: string): string {
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw new ActivityError(`There is no file ${path} to attach: correct "attachments".`);
    return path;
}
