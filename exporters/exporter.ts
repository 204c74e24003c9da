/**
 * What every exporter takes and gives. An exporter reads the resolved model and nothing else: no file, no clock, no process.
 * The same line and settings always give the same files.
 */
import type { ResolvedLine, SourceRange } from '../language/model/types.ts';

/** A file of the engine's definition. */
export interface ExportFile {
    /** Relative to the output folder, with `/`. */
    readonly path: string;
    readonly content: string;
    /** It is for people to change: where there is one, it stays. */
    readonly keep?: true;
}

/**
 * What the engine cannot do as Pline does it.
 * `gate`: something else stands in for it, and `instead` says what. `difference`: it behaves otherwise there, and `instead` says how.
 * `refusal`: there is no way, so nothing is exported; `instead` says what to change in the line.
 */
export interface ExportNote {
    readonly kind: 'gate' | 'difference' | 'refusal';
    /** What it is about, as a whole sentence. */
    readonly what: string;
    readonly where: SourceRange;
    readonly instead: string;
}

export interface Exported {
    /** Empty where a note refuses. */
    readonly files: readonly ExportFile[];
    /** In the order of the text. */
    readonly notes: readonly ExportNote[];
}

/** The values that a person gave for the engine's settings, by name; those with a default are always there. */
export type Settings = Readonly<Record<string, string | undefined>>;

export interface ExportOptions {
    /** One of the line's environments; where it is absent, the exporter decides (the first, or all of them). */
    readonly environment?: string;
    /** The way from the output folder to the folder of the line's file, with `/`; `.` where it is absent. */
    readonly projectFolder?: string;
    readonly settings: Settings;
}

/** Makes the definition of a line. */
export type Exporter = (line: ResolvedLine, options: ExportOptions) => Exported;

/** Something that an engine has to be told; an option `--name <placeholder>` of `pline export ENGINE`. */
export interface EngineSetting {
    readonly name: string;
    readonly placeholder: string;
    readonly description: string;
    readonly default?: string;
}

export interface Engine {
    readonly title: string;
    /** What is made, for `--help`: `a DAG file for Apache Airflow 3`. */
    readonly makes: string;
    readonly settings: readonly EngineSetting[];
    load(): Promise<Exporter>;
}
