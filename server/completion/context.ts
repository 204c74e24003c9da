import type { LangiumDocument } from 'langium';
import type { Line } from '../../language/generated/ast.ts';
import type { Visible } from '../../language/scoping/visible.ts';
import type { Documentation } from '../documentation.ts';
import { findLine } from '../lines.ts';
import type { PlineServerServices } from '../services.ts';
import type { Block } from './place.ts';

/** What proposals are made from. */
export class CompletionContext {
    readonly document: LangiumDocument;
    readonly text: string;
    readonly offset: number;
    /** The word that is being written: a proposal takes its place. */
    readonly word: { readonly start: number; readonly end: number };
    readonly services: PlineServerServices;
    readonly documentation: Documentation;

    constructor(document: LangiumDocument, offset: number, word: { readonly start: number; readonly end: number }, services: PlineServerServices, documentation: Documentation) {
        this.document = document;
        this.text = document.textDocument.getText();
        this.offset = offset;
        this.word = word;
        this.services = services;
        this.documentation = documentation;
    }

    get visible(): Visible {
        return this.services.scoping.Visible.of(this.document);
    }

    /** What follows the word at the cursor, up to the end of its line of text. */
    get rest(): string {
        return /^.*/.exec(this.text.slice(this.word.end, this.word.end + 1000))![0];
    }

    /** The line that a block stands in or is, as the syntax tree has it. */
    lineOf(block: Block | undefined): Line | undefined {
        const name = lineBlock(block)?.name;
        return name === undefined ? undefined : findLine(this.document, name);
    }
}

/** The line that a block stands in or is, as it was read around the cursor. */
export function lineBlock(block: Block | undefined): Block | undefined {
    return block?.kind === 'line' ? block : block?.around;
}
