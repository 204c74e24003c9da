import type { LangiumDocument } from 'langium';
import { createLoader, type LoadedFiles } from '../checks/testing/files.ts';
import type { Replacement } from '../edits/pieces.ts';
import type { Suggestion } from '../edits/suggestion.ts';

/** Texts by file name; for tests. */
export type Files = Readonly<Record<string, string>>;

/** What files become by a suggestion. */
export function applied(files: Files, { changes, creates }: Suggestion, { documents }: LoadedFiles): Files {
    const result: Record<string, string> = { ...files };
    for (const { document, replacements } of changes) {
        const name = nameOf(document, documents);
        result[name] = replaced(files[name] ?? '', replacements);
    }
    if (creates) result[creates.uri.path.replace('/project/', '')] = creates.text;
    return result;
}

/** @throws where replacements overlap, as an editor would */
function replaced(text: string, replacements: readonly Replacement[]): string {
    let end = 0;
    for (const { start, end: next } of replacements.toSorted((left, right) => left.start - right.start)) {
        if (start < end || next < start) throw new Error('Two changes overlap');
        end = next;
    }
    return replacements.toSorted((left, right) => right.start - left.start).reduce((result, { start, end: stop, text: inserted }) => result.slice(0, start) + inserted + result.slice(stop), text);
}

function nameOf(document: LangiumDocument, documents: LoadedFiles['documents']): string {
    const name = [...documents].find(([, other]) => other === document)?.[0];
    if (name === undefined) throw new Error(`${document.uri.toString()} is no file of the test`);
    return name;
}

let loader: ReturnType<typeof createLoader> | undefined;

/** Loads what files have become; what this gives holds until the next call. */
export async function reload(files: Files): Promise<LoadedFiles> {
    loader ??= createLoader();
    return (await loader)(files);
}

/** The findings of files, each as its code and message. */
export async function findingsIn(files: Files): Promise<string[]> {
    const { documents } = await reload(files);
    return [...documents].flatMap(([name, { diagnostics = [] }]) => diagnostics.map(({ code, message }) => `${name}: ${code} ${typeof message === 'string' ? message : message.value}`));
}

/** What is in the one list more often than in the other. */
export function more(left: readonly string[], right: readonly string[]): string[] {
    const rest = [...right];
    return left.filter((each) => {
        const index = rest.indexOf(each);
        if (index >= 0) rest.splice(index, 1);
        return index < 0;
    });
}
