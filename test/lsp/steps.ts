import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { CancellationTokenSource, FileChangeType } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { ask, METHODS } from './answers.ts';
import type { Client } from './client.ts';

/** What a person, an editor or another program does. Files are numbers; offsets count from the start again beyond the end of a text. */
export type Step =
    | { readonly kind: 'edit'; readonly file: number; readonly at: number; readonly cut: number; readonly put: string }
    | { readonly kind: 'ask'; readonly file: number; readonly at: number; readonly method: string; readonly cancel: boolean }
    | { readonly kind: 'undo' | 'reopen' | 'rewrite' | 'delete'; readonly file: number };

const FILES = 3;
const file = fc.nat(FILES - 1);
const at = fc.nat(5_000);
const WORDS = ['{', '}', '"', '"""', ':', ',', '.', '[', '<<', '>>', '\r', '\r\n', '\n', '\t', ' ', '//', '/*', '*/', '\0', '\uD800', '\uFEFF', 'task ', 'line x {', 'after orders', 'import "', 'raw', '5', '30s'];

/** Mostly edits and questions. */
export const steps = fc.array(fc.oneof(
    { weight: 8, arbitrary: fc.record({ kind: fc.constant('edit' as const), file, at, cut: fc.nat(25), put: fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: 'binary', maxLength: 4 })) }) },
    { weight: 8, arbitrary: fc.record({ kind: fc.constant('ask' as const), file, at, method: fc.constantFrom(...METHODS), cancel: fc.boolean() }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('undo' as const), file }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('reopen' as const, 'rewrite' as const, 'delete' as const), file }) },
), { minLength: 1, maxLength: 30 });

/** Files in a folder, open in an editor. */
export class Desk {
    readonly documents: TextDocument[] = [];
    /** The texts of each file before its edits. */
    private readonly history: string[][] = [];
    private readonly folder: string;
    private readonly texts: readonly (readonly [path: string, text: string])[];

    private constructor(folder: string, texts: Readonly<Record<string, string>>) {
        this.folder = folder;
        this.texts = Object.entries(texts);
    }

    /** Writes the files. @param texts three, by path */
    static async create(folder: string, texts: Readonly<Record<string, string>>): Promise<Desk> {
        const desk = new Desk(folder, texts);
        for (const [path, text] of desk.texts) {
            await mkdir(dirname(join(folder, path)), { recursive: true });
            await writeFile(join(folder, path), text);
            desk.documents.push(TextDocument.create(pathToFileURL(join(folder, path)).href, 'pline', 0, text));
            desk.history.push([]);
        }
        return desk;
    }

    async open(client: Client): Promise<void> {
        for (const document of this.documents) await client.open(document.uri, document.getText());
    }

    /** Takes the steps without waiting in between. @throws where the server fails to answer */
    async take(all: readonly Step[], client: Client): Promise<void> {
        const answers: Promise<unknown>[] = [];
        for (const step of all) {
            if (step.kind === 'ask') answers.push(this.ask(step, client));
            else if (step.kind === 'edit') await this.edit(step, client);
            else await this[step.kind](step.file, client);
        }
        await Promise.all(answers);
    }

    private async ask({ file: index, at: offset, method, cancel }: Step & { kind: 'ask' }, client: Client): Promise<unknown> {
        const document = this.documents[index]!;
        const source = new CancellationTokenSource();
        const answer = ask(client, method, document.uri, document.positionAt(offset % (document.getText().length + 1)), source.token);
        if (cancel) source.cancel();
        return answer;
    }

    private async edit({ file: index, at: start, cut, put }: Step & { kind: 'edit' }, client: Client): Promise<void> {
        const document = this.documents[index]!;
        const from = start % (document.getText().length + 1);
        const range = { start: document.positionAt(from), end: document.positionAt(from + cut) };
        this.history[index]!.push(document.getText());
        TextDocument.update(document, [{ range, text: put }], document.version + 1);
        await client.change(document.uri, put, range);
    }

    /** Exchanges the whole text. */
    private async undo(index: number, client: Client): Promise<void> {
        const document = this.documents[index]!;
        const text = this.history[index]!.pop() ?? document.getText();
        TextDocument.update(document, [{ text }], document.version + 1);
        await client.change(document.uri, text);
    }

    private async reopen(index: number, client: Client): Promise<void> {
        const [, text] = this.texts[index]!;
        const { uri, version } = this.documents[index]!;
        await client.close(uri);
        this.history[index] = [];
        this.documents[index] = TextDocument.create(uri, 'pline', version + 1, text);
        await client.open(uri, text);
    }

    private async rewrite(index: number, client: Client): Promise<void> {
        const [path, text] = this.texts[index]!;
        const type = existsSync(join(this.folder, path)) ? FileChangeType.Changed : FileChangeType.Created;
        await writeFile(join(this.folder, path), `${text}\n// Written anew.\n`);
        await client.changedOnDisk(this.documents[index]!.uri, type);
    }

    private async delete(index: number, client: Client): Promise<void> {
        await rm(join(this.folder, this.texts[index]![0]), { force: true });
        await client.changedOnDisk(this.documents[index]!.uri, FileChangeType.Deleted);
    }
}
