import { formatDuration } from '../../language/model/duration.ts';
import type { PlaceholderTarget, SourceRange, Value } from '../../language/model/types.ts';
import type { Configs } from './configs.ts';
import type { Notes } from '../notes.ts';
import type { OutputReferences } from './outputs.ts';
import type { BundleVariables } from './variables.ts';

/** A piece of a text: as it is, or what stands for it in a bundle. */
export type Piece =
    | { readonly kind: 'literal'; readonly text: string }
    /** `${…}`: known when the bundle is deployed. */
    | { readonly kind: 'deployed'; readonly name: string; readonly reference: string }
    /** `{{…}}`: known when the task starts. */
    | { readonly kind: 'started'; readonly name: string; readonly reference: string }
    /** `{{secrets/…}}`: read by the code that Pline adds, never by Databricks. */
    | { readonly kind: 'secret'; readonly name: string };

/** Where a text is for, and what may stand in it. */
export interface TextUse {
    readonly where: SourceRange;
    /** What it is, for messages: `notebook of task report`. */
    readonly what: string;
    /** Known before any run (`deploy`), or only when the task starts (`start`). */
    readonly by: 'deploy' | 'start';
    readonly secrets?: true;
}

interface Known {
    readonly line: string;
    /** The environment, where there is one alone. */
    readonly environment: string | undefined;
    readonly configs: Configs;
    readonly variables: BundleVariables;
    readonly outputs: OutputReferences;
    readonly notes: Notes;
    readonly secretScope: string;
}

const RUN_FIELDS: Readonly<Record<string, string>> = { id: '{{job.run_id}}', started: '{{job.start_time.iso_datetime}}' };
/** What a bundle, or a job, would take for a reference of its own. */
const OWN_REFERENCE = /\$\{\p{L}[\p{L}\p{N}._[\]-]*\}|\{\{\s*(?:job|tasks?|input|backfill|workspace|secrets\b)[^}]*\}\}/u;

/** Values as texts of a bundle. What has no equal there is refused, with what to do. */
export class Texts {
    readonly #known: Known;

    constructor(known: Known) {
        this.#known = known;
    }

    /** The text, with references in it; undefined where it is refused. */
    text(value: Value, use: TextUse): string | undefined {
        return this.pieces(value, use)?.map((piece) => {
            switch (piece.kind) {
                case 'literal': return piece.text;
                case 'secret': return `{{secrets/${this.#known.secretScope}/${piece.name}}}`;
                default: return piece.reference;
            }
        }).join('');
    }

    /** The text in pieces, neighbours joined; undefined where it is refused. */
    pieces(value: Value, use: TextUse): readonly Piece[] | undefined {
        const pieces: Piece[] = [];
        for (const piece of this.#piecesOf(this.#known.configs.settle(value), use)) {
            if (piece === undefined) return undefined;
            const last = pieces.at(-1);
            if (piece.kind === 'literal' && last?.kind === 'literal') pieces[pieces.length - 1] = { kind: 'literal', text: last.text + piece.text };
            else pieces.push(piece);
        }
        const refused = pieces.find((piece) => this.#refuses(piece, use));
        return refused === undefined ? pieces : undefined;
    }

    #refuses(piece: Piece, { where, what, by, secrets }: TextUse): boolean {
        const { notes } = this.#known;
        if (piece.kind === 'literal') {
            const found = OWN_REFERENCE.exec(piece.text)?.[0];
            if (found !== undefined) notes.refusal(`The ${what} has the text ${found}, which Databricks would take for a reference of its own.`, where, 'Write it in another way.');
            return found !== undefined;
        }
        if (piece.kind === 'secret' && !secrets) {
            notes.refusal(`The ${what} holds a secret, and whoever may see the job could read it.`, where, `Read it in the task's own code: dbutils.secrets.get("${this.#known.secretScope}", "${piece.name}").`);
            return true;
        }
        if (piece.kind === 'started' && by === 'deploy') {
            notes.refusal(`The ${what} depends on ${piece.name}, which only a run knows, and Databricks wants it when the job is deployed.`, where, 'Use a config item, or write the value.');
            return true;
        }
        return false;
    }

    * #piecesOf(value: Value, use: TextUse): Generator<Piece | undefined> {
        switch (value.kind) {
            case 'text':
                for (const part of value.parts) {
                    if (typeof part === 'string') yield { kind: 'literal', text: part };
                    else if ('value' in part) yield* this.#piecesOf(part.value, use);
                    else yield* this.#target(part.placeholder, use);
                }
                break;
            case 'number': case 'boolean': yield { kind: 'literal', text: String(value.value) }; break;
            case 'duration': yield { kind: 'literal', text: formatDuration(value.milliseconds) }; break;
            case 'reference': yield* this.#target(value.target, use); break;
            case 'env': yield this.#known.variables.fromEnvironment(value.name); break;
            case 'secret': yield { kind: 'secret', name: value.name }; break;
            case 'list': case 'map': case 'connection':
                this.#known.notes.refusal(`The ${use.what} is a ${value.kind}, and Databricks takes texts alone.`, use.where, 'Write a text.');
                yield undefined;
        }
    }

    * #target(target: PlaceholderTarget, use: TextUse): Generator<Piece | undefined> {
        const { line, environment, configs, variables, outputs } = this.#known;
        switch (target.kind) {
            case 'config': yield variables.fromConfig(target.name, configs.inEnvironments(target.name), (value, inEnvironment) => this.text(value, { where: use.where, what: `config item ${target.name}${inEnvironment}`, by: 'deploy' })); break;
            case 'param': yield { kind: 'started', name: `the param ${target.name}`, reference: `{{job.parameters.${target.name}}}` }; break;
            case 'output': yield outputs.piece(target.task, target.output, use); break;
            case 'run': {
                const reference = RUN_FIELDS[target.field];
                if (reference !== undefined) yield { kind: 'started', name: `run.${target.field}`, reference };
                else if (target.field === 'line') yield { kind: 'literal', text: line };
                else yield environment === undefined ? { kind: 'deployed', name: 'run.environment', reference: '${bundle.target}' } : { kind: 'literal', text: environment };
            }
        }
    }
}
