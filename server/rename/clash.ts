import { AstUtils, GrammarUtils, type AstNode, type LangiumDocument, type Reference } from 'langium';
import {
    isActivity, isLine, isOutput, isParam, isPlaceholder, isPropertyDeclaration, isReference, isTask,
    type Activity, type Connector, type Every, type Line, type Output, type PropertyDeclaration,
} from '../../language/generated/ast.ts';
import { outputsOf } from '../../language/model/outputs.ts';
import { declarationsOf, paramsOf, tasksOf } from '../../language/scoping/members.ts';
import type { VisibleKind } from '../../language/scoping/visible.ts';
import { fileOf } from '../../language/uris.ts';
import type { Occurrence } from '../references.ts';
import type { PlineServerServices } from '../services.ts';
import type { Renamable } from './renamable.ts';

/**
 * @param occurrences where the declaration is named
 * @returns why a declaration cannot have a name: what has it already, there or where the declaration is named; undefined where nothing has
 */
export function clashOf(target: Renamable, name: string, occurrences: readonly Occurrence[], services: PlineServerServices): string | undefined {
    return declared(target, name, services) ?? meaningElsewhere(name, occurrences, services);
}

function declared(target: Renamable, name: string, services: PlineServerServices): string | undefined {
    const document = AstUtils.getDocument(target);
    const { Visible: visible } = services.scoping;
    if (isTask(target)) return taskClash(target.$container, name);
    if (isParam(target)) return paramsOf(target.$container).has(name) ? `Line "${target.$container.name}" has a param "${name}" already.` : valueClash(document, name, services);
    if (isOutput(target)) return outputClash(target, name);
    if (isPropertyDeclaration(target)) return propertyClash(target.$container, name, visible.of(document).every('task'));
    for (const file of seeing(document, services)) {
        const clash = isValue(target) ? valueClash(file, name, services) ?? paramClash(file, name) : namesake(target.$type, file, name, services);
        if (clash !== undefined) return clash;
    }
    return undefined;
}

function taskClash(line: Line, name: string): string | undefined {
    if (name === 'run') return 'In a text, <<run.…>> is what a run knows of itself. Choose another name.';
    return tasksOf(line).has(name) ? `Line "${line.name}" has a task "${name}" already.` : undefined;
}

function outputClash({ $container: activity }: Output, name: string): string | undefined {
    return outputsOf(activity).declared.some((output) => output.name === name) ? `Activity "${activity.name}" has an output "${name}" already.` : undefined;
}

function propertyClash(owner: PropertyDeclaration['$container'], name: string, every: Every | undefined): string | undefined {
    if (declarationsOf(owner).has(name)) return `"${owner.name}" has a property "${name}" already.`;
    if (every && declarationsOf(every).has(name)) return `Every task has a property "${name}" already.`;
    return isActivity(owner) && usesValue(owner, name) ? `In "runs" the name "${name}" stands for something else already.` : undefined;
}

/** Whether an activity's `runs` uses a config item of that name, which a property of that name would hide. */
function usesValue(owner: Activity | Connector, name: string): boolean {
    return owner.$type === 'Activity' && owner.runs.some((runs) => AstUtils.streamAst(runs).some((node) => (isReference(node) || isPlaceholder(node)) && node.target.$refText === name));
}

function isValue({ $type: kind }: AstNode): boolean {
    return kind === 'Config' || kind === 'Connection';
}

/** Config items and connections share their names, and a param of that name would hide them. */
function valueClash(file: LangiumDocument, name: string, services: PlineServerServices): string | undefined {
    return namesake('Config', file, name, services) ?? namesake('Connection', file, name, services);
}

function paramClash(file: LangiumDocument, name: string): string | undefined {
    const line = fileOf(file).declarations.filter(isLine).find((candidate) => paramsOf(candidate).has(name));
    return line && `Line "${line.name}" has a param "${name}" already.`;
}

const WORDS: Readonly<Record<VisibleKind, string>> = {
    Activity: 'an activity', Config: 'a config item', Connection: 'a connection', Connector: 'a kind of connection', Environment: 'an environment', Group: 'a group', Line: 'a line',
};

function namesake(kind: VisibleKind, file: LangiumDocument, name: string, services: PlineServerServices): string | undefined {
    const found = services.scoping.Visible.of(file).find(kind, name);
    return found && `There is already ${WORDS[kind]} "${name}" in ${AstUtils.getDocument(found).uri.path.split('/').at(-1)}, which ${file.uri.path.split('/').at(-1)} sees.`;
}

/** The files that see what a file declares: itself, and those that import it. */
function seeing(document: LangiumDocument, { scoping, shared }: PlineServerServices): LangiumDocument[] {
    return shared.workspace.LangiumDocuments.all.filter((file) => scoping.Visible.files(file).includes(document)).toArray();
}

/** Whether the name means something where the declaration is named: there the text would be read as that. */
function meaningElsewhere(name: string, occurrences: readonly Occurrence[], { references: { ScopeProvider: scopes } }: PlineServerServices): string | undefined {
    const taken = occurrences.find(({ node }) => {
        const property = GrammarUtils.findAssignment(node)?.feature;
        const reference: Reference = { $refText: name, $refNode: node, ref: undefined };
        return property !== undefined && property !== 'member' && scopes.getScope({ container: node.astNode, property, reference }).getElement(name) !== undefined;
    });
    if (!taken) return undefined;
    const { document, node } = taken;
    return `"${name}" means something else already in line ${node.range.start.line + 1} of ${document.uri.path.split('/').at(-1)}.`;
}
