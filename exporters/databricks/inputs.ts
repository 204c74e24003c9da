import type { ResolvedTask, SourceRange, Value } from '../../language/model/types.ts';
import { plain, type Configs, type Plain } from './configs.ts';
import { placeOf, type Notes } from '../notes.ts';
import type { Piece, Texts, TextUse } from './texts.ts';

type Use = Pick<TextUse, 'by' | 'secrets'>;

/** What one task gives to its activity, as a bundle says it. What cannot be said is refused, and counts as not set. */
export class Inputs {
    readonly task: ResolvedTask;
    readonly #texts: Texts;
    readonly #configs: Configs;
    readonly #notes: Notes;

    constructor(task: ResolvedTask, { texts, configs, notes }: { readonly texts: Texts; readonly configs: Configs; readonly notes: Notes }) {
        this.task = task;
        this.#texts = texts;
        this.#configs = configs;
        this.#notes = notes;
    }

    has(name: string): boolean {
        return this.#value(name) !== undefined;
    }

    text(name: string, use: Use): string | undefined {
        return this.#use(name, (value) => this.#texts.text(value, this.#textUse(name, use)));
    }

    pieces(name: string, use: Use): readonly Piece[] | undefined {
        return this.#use(name, (value) => this.#texts.pieces(value, this.#textUse(name, use)));
    }

    /** Empty where it is not set. */
    list(name: string, use: Use): readonly string[] {
        return this.#use(name, (value) => {
            if (value.kind === 'list') return value.items.flatMap((item) => this.#texts.text(item, this.#textUse(name, use)) ?? []);
            return this.#refuseUnknown(name);
        }) ?? [];
    }

    /** Empty where it is not set. */
    map(name: string, use: Use): Readonly<Record<string, string>> {
        return this.#use(name, (value) => {
            if (value.kind !== 'map') return this.#refuseUnknown(name);
            return Object.fromEntries(Object.entries(value.entries).flatMap(([key, entry]) => {
                const text = this.#texts.text(entry, this.#textUse(name, use));
                return text === undefined ? [] : [[key, text] as const];
            }));
        }) ?? {};
    }

    /** A property that has to be known, and the same in every environment. */
    known(name: string): Plain | undefined {
        return this.#use(name, (value) => plain(value) ?? this.#refuseUnknown(name));
    }

    number(name: string): number | undefined {
        const value = this.known(name);
        return typeof value === 'number' ? value : undefined;
    }

    connection(name: string): string | undefined {
        const value = this.#value(name);
        return value?.kind === 'connection' ? value.name : undefined;
    }

    where(name: string): SourceRange {
        return placeOf(this.task, name);
    }

    refuse(what: string, name: string, instead: string): undefined {
        this.#notes.refusal(what, this.where(name), instead);
    }

    /** What an activity gets, or for the properties that every task takes, what the task has. */
    #value(name: string): Value | undefined {
        const value = this.task.inputs[name] ?? this.task.properties[name]?.value;
        return value && this.#configs.settle(value);
    }

    #use<Result>(name: string, use: (value: Value) => Result): Result | undefined {
        const value = this.#value(name);
        return value === undefined ? undefined : use(value);
    }

    #textUse(name: string, use: Use): TextUse {
        return { ...use, where: this.where(name), what: `property ${name} of task ${this.task.name}` };
    }

    #refuseUnknown(name: string): undefined {
        return this.refuse(`The property ${name} of task ${this.task.name} has to be the same wherever the job runs.`, name, 'Write the value, or export for one environment with --environment.');
    }
}
