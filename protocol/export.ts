/** Lines as definitions of other engines: what client and server say to each other of it. Every method is optional for other editors. */
import type { LineRef } from './lsp.ts';

/** Request, without parameters: the engines that a line can be exported for. */
export const listEngines = 'pline/listEngines';
export interface ExportEngine {
    readonly name: string;
    readonly title: string;
    /** What is made: `a DAG file for Apache Airflow 3`. */
    readonly makes: string;
    /** It has to be told how tasks of other lines are taken to have ended. */
    readonly asksForExternal: boolean;
}

/** Request: what a line comes to for an engine. Nothing is written. */
export const exportLine = 'pline/exportLine';
export interface ExportLineParams extends LineRef {
    readonly engine: string;
    /** The path of the folder that the files are for. */
    readonly folder: string;
    readonly environment?: string;
    readonly external?: 'success' | 'failure';
}
export type ExportLineResult =
    | { readonly ok: true; readonly files: readonly ExportedFile[]; readonly notes: readonly ExportedNote[] }
    | { readonly ok: false; readonly message: string };

export interface ExportedFile {
    /** Relative to the folder, with `/`. */
    readonly path: string;
    readonly content: string;
    /** Where there is one, it stays. */
    readonly keep?: true;
}

/** What the engine does otherwise. Where a note refuses, there are no files. */
export interface ExportedNote {
    readonly kind: 'gate' | 'difference' | 'refusal';
    readonly what: string;
    readonly instead: string;
    readonly uri: string;
    /** Counts from 1. */
    readonly row: number;
}
