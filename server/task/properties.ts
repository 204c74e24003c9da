import { AstUtils } from 'langium';
import { isEvery, type Property, type PropertyDeclaration, type Task, type Value } from '../../language/generated/ast.ts';
import { valueText } from '../../language/edits/value.ts';
import { rangeOf } from '../../language/model/ranges.ts';
import type { Visible } from '../../language/scoping/visible.ts';
import type { PropertyDetails } from '../../protocol/task.ts';
import type { Documentation } from '../documentation.ts';
import type { PlineServerServices } from '../services.ts';
import { valueIn } from './in-environment.ts';
import { problemsWithin } from './problems.ts';
import { shapeOf } from './shape.ts';

/** Every property that a task can take, in the order of declaration, and behind them those that it has and nobody declares. */
export function propertiesOf(task: Task, environment: string | undefined, documentation: Documentation, { model: { Inheritance: inheritance }, scoping }: PlineServerServices): PropertyDetails[] {
    const visible = scoping.Visible.of(AstUtils.getDocument(task));
    const effective = inheritance.effectiveProperties(task);
    const own = inheritance.table(task.properties);
    const declared = new Map<string, PropertyDeclaration>();
    // The activity's own come first, and count.
    for (const declaration of inheritance.declarations(task)) if (declaration.name && !declared.has(declaration.name)) declared.set(declaration.name, declaration);
    const known = [...declared.values()].map((declaration): PropertyDetails => {
        const { name } = declaration;
        const holds = effective.get(name);
        return {
            ...describe(declaration, visible, documentation),
            ...writtenBy(own.get(name)),
            ...(holds && { effective: textOf(holds.value), ...resolved(holds.value, environment), origin: holds.origin, definedAt: rangeOf(holds.source) }),
            problems: problemsWithin(own.get(name), task, name),
        };
    });
    const unknown = [...own].filter(([name]) => !declared.has(name)).map(([name, property]): PropertyDetails =>
        ({ name, type: { kind: 'json' }, required: false, ...writtenBy(property), problems: problemsWithin(property, task, name) }));
    return [...known, ...unknown];
}

function describe(declaration: PropertyDeclaration, visible: Visible, documentation: Documentation): Pick<PropertyDetails, 'name' | 'type' | 'required' | 'common' | 'doc' | 'deprecated'> {
    const { name, type, required, deprecation, $container: owner } = declaration;
    const doc = documentation.summaryOf(declaration);
    return {
        name, required, type: shapeOf(type, visible),
        ...(isEvery(owner) && { common: true }),
        ...(doc !== undefined && { doc }),
        ...(deprecation !== undefined && { deprecated: deprecation }),
    };
}

function writtenBy(property: Property | undefined): { value?: string } {
    return property?.value ? { value: textOf(property.value) } : {};
}

function resolved(value: Value, environment: string | undefined): { resolved?: string } {
    const text = valueIn(environment, value);
    return text === undefined ? {} : { resolved: unindented(text) };
}

/** A value as Pline text, without the indentation that it has where it stands. */
function textOf(value: Value): string {
    return unindented(value.$cstNode?.text ?? '');
}

function unindented(text: string): string {
    return valueText(text, '', { lineEnd: '\n', indent: '' });
}

