import { CstUtils, GrammarUtils, type AstNode, type CstNode, type LangiumDocument } from 'langium';
import type { HoverProvider } from 'langium/lsp';
import type { Hover, HoverParams } from 'vscode-languageserver';
import { isGroup, isPlaceholder, isProperty, isPropertyDeclaration, isSchedule, isTask, type Placeholder, type Property } from '../../language/generated/ast.ts';
import { Documentation } from '../documentation.ts';
import { describe, type Describing } from '../markdown/declarations.ts';
import { describeEffective } from '../markdown/property.ts';
import { describeSchedule } from '../markdown/schedule.ts';
import { inlineCode, plineBlock, sections } from '../markdown/syntax.ts';
import { memberDeclaration } from '../members.ts';
import type { PlineServerServices } from '../services.ts';

/** Says what a name means: its documentation, and for a property of a task the value that holds in the end. */
export class HoverFeature implements HoverProvider {
    private readonly services: PlineServerServices;
    private readonly describing: Describing;

    constructor(services: PlineServerServices) {
        this.services = services;
        this.describing = { documentation: new Documentation(services), inheritance: services.model.Inheritance };
    }

    getHoverContent(document: LangiumDocument, { position }: HoverParams): Hover | undefined {
        const root = document.parseResult.value.$cstNode;
        const offset = document.textDocument.offsetAt(position);
        const leaf = root && CstUtils.findDeclarationNodeAtOffset(root, offset, this.services.parser.GrammarConfig.nameRegexp);
        const value = leaf && this.content(leaf);
        return value ? { contents: { kind: 'markdown', value }, range: (CstUtils.getDatatypeNode(leaf) ?? leaf).range } : undefined;
    }

    private content(leaf: CstNode): string | undefined {
        const { astNode } = leaf;
        if (isSchedule(astNode)) return describeSchedule(astNode);
        if (isPlaceholder(astNode) && GrammarUtils.findNodeForProperty(astNode.$cstNode, 'member')?.offset === leaf.offset) return this.member(astNode);
        const target = this.services.references.References.findDeclarations(leaf)[0];
        if (!target) return undefined;
        return isProperty(astNode) && isPropertyDeclaration(target) ? this.property(astNode, target) : this.declaration(target);
    }

    private declaration(node: AstNode): string | undefined {
        return describe(node, this.describing);
    }

    private property({ $container }: Property, declaration: AstNode): string | undefined {
        if (!isPropertyDeclaration(declaration)) return undefined;
        if (isTask($container)) return sections(this.declaration(declaration), describeEffective(declaration, $container, this.describing.inheritance));
        if (isGroup($container)) return sections(this.declaration(declaration), '*The tasks of the group take it over, unless they say otherwise.*');
        return this.declaration(declaration);
    }

    private member(placeholder: Placeholder): string | undefined {
        const declaration = memberDeclaration(placeholder);
        const owner = placeholder.target.ref;
        const from = isTask(owner) ? `*Output of task ${inlineCode(owner.name)}${owner.activity ? `, which uses ${inlineCode(owner.activity.$refText)}` : ''}*` : undefined;
        if (declaration) return sections(this.declaration(declaration), from);
        // An activity may leave it to its code which outputs there are.
        return isTask(owner) && owner.activity?.ref?.anyOutputs.length ? sections(plineBlock(`output ${placeholder.member}`), 'What the task itself gives under this name.', from) : undefined;
    }
}
