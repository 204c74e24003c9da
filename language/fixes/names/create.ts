import { AstUtils, type AstNode, type ReferenceInfo } from 'langium';
import { isConnectionType, isDefaults, isLine, isLineType, isPlaceholder, isProperty, isReference, isRuns, isTask, isUpstream, type Reference, type Upstream } from '../../generated/ast.ts';
import { insertBefore } from '../../edits/insert.ts';
import { placeTask } from '../../edits/place.ts';
import { declarationText, newTask, topLevel, type NewDeclaration } from '../declare.ts';
import { paramsOf } from '../../scoping/members.ts';
import { sourceOf, type Fix, type FixContext } from '../fix.ts';
import { expectedType } from '../../scoping/expected-type.ts';
import { typeOf } from '../values/placeholder.ts';
import { declareParam, declareProperty } from './members.ts';

/** Declarations that give an unknown name a meaning. */
export function creations({ container, property, reference: { $refText: name } }: ReferenceInfo, context: FixContext): Fix[] {
    switch (`${container.$type}.${property}`) {
        case 'Task.group': return [declare({ kind: 'group', name }, container, context)];
        case 'Task.activity':
        case 'Defaults.activity':
        case 'Runs.activity': return [declare({ kind: 'activity', name, set: isTask(container) || isDefaults(container) || isRuns(container) ? container.properties : [] }, container, context)];
        case 'Upstream.line': return isUpstream(container) ? [declare({ kind: 'line', name, task: container.task.$refText }, container, context)] : [];
        case 'Upstream.task': return isUpstream(container) ? createTask(container, name) : [];
        case 'EnvironmentValue.environment': return [createEnvironment(name, container, context)];
        case 'Requirement.properties': return declareProperty(container.$container, name, 'string');
        case 'Property.declaration': return isProperty(container) && 'activity' in container.$container ? declareProperty(container.$container.activity?.ref, name, typeOf(container.value)) : [];
        case 'Reference.target': return isReference(container) ? createValue(container, name, context) : [];
        case 'Placeholder.target':
            return isPlaceholder(container) && container.member === undefined ? createNamed(container, name, 'string', { kind: 'config', name }, context) : [];
        default: return [];
    }
}

function declare(declaration: NewDeclaration, node: AstNode, context: FixContext): Fix {
    const title = `Create ${declaration.kind === 'config' ? 'config item' : declaration.kind} "${declaration.name}"`;
    return context.fix(title, [insertBefore(context.source, topLevel(node), declarationText(declaration, context))]);
}

/** Behind the last task of this line, or of the one that is named before the dot. */
function createTask(upstream: Upstream, name: string): Fix[] {
    const line = upstream.line ? upstream.line.ref : AstUtils.getContainerOfType(upstream, isLine);
    if (!line) return [];
    const document = AstUtils.getDocument(line);
    const replacement = placeTask(sourceOf(document), line, line.tasks.at(-1), newTask(name));
    return [{ title: `Create task "${name}"${upstream.line ? ` in line "${line.name}"` : ''}`, changes: [{ document, replacements: [replacement] }] }];
}

function createEnvironment(name: string, node: AstNode, context: FixContext): Fix {
    const { source } = context;
    const last = source.file.environments.at(-1)?.names.at(-1)?.$cstNode;
    const replacement = last ? { start: last.end, end: last.end, text: `, ${name}` } : insertBefore(source, topLevel(node), `environments ${name}`);
    return context.fix(`Create environment "${name}"`, [replacement]);
}

function createValue(reference: Reference, name: string, context: FixContext): Fix[] {
    const type = expectedType(reference);
    if (isConnectionType(type)) return [declare({ kind: 'connection', name, connectors: type.connectors.map(({ $refText }) => $refText) }, reference, context)];
    if (isLineType(type)) return [declare({ kind: 'line', name, task: 'first' }, reference, context)];
    return createNamed(reference, name, type?.$cstNode?.text ?? 'string', { kind: 'config', name, ...(type && { type }) }, context);
}

/** What only a line or an activity knows comes before what every file may; a name that means another value already is left alone. */
function createNamed(node: AstNode, name: string, type: string, config: NewDeclaration, context: FixContext): Fix[] {
    const { visible, source } = context;
    const activity = AstUtils.getContainerOfType(node, isRuns)?.$container;
    const line = AstUtils.getContainerOfType(node, isLine);
    const isValue = visible.find('Config', name) !== undefined || visible.find('Connection', name) !== undefined;
    const isParam = source.lines.some((other) => paramsOf(other).has(name));
    return [
        ...declareProperty(activity, name, type),
        ...(isValue || isParam ? [] : [declare(config, node, context)]),
        ...(line && !isValue ? [declareParam(line, name, type)] : []),
    ];
}
