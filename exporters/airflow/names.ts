import type { ResolvedLine } from '../../language/model/types.ts';

/** The DAG of a line: `flights.nightly` for the line "nightly" of flights.pline. */
export function dagId({ uri, line }: { readonly uri: string; readonly line: string }): string {
    return `${fileStem(uri)}.${line}`;
}

/** The DAG's file, without its ending. */
export function dagFile({ uri, name }: Pick<ResolvedLine, 'uri' | 'name'>): string {
    return `${fileStem(uri)}_${name}`;
}

/** `flights.pline` */
export function fileName(uri: string): string {
    return decodeURIComponent(new URL(uri).pathname).split('/').at(-1)!;
}

/** The file's folder on the machine that exports. */
export function folderOf(uri: string): string {
    const path = decodeURIComponent(new URL('.', uri).pathname).replace(/\/$/, '');
    return /^\/[A-Za-z]:/.test(path) ? path.slice(1) : path;
}

/** What Airflow takes in an id. */
function fileStem(uri: string): string {
    return fileName(uri).replace(/\.pline$/, '').replaceAll(/[^\w-]/gu, '_');
}
