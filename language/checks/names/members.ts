import { AstUtils, type AstNode, type Properties, type ValidationAcceptor } from 'langium';
import type { Line } from '../../generated/ast.ts';
import { propertyName } from '../../model/effective.ts';
import type { CheckContext, Checks } from '../context.ts';
import { report, seeName, seeNode } from '../report.ts';

/** Inside a declaration a name stands once. */
export const memberNameChecks: Checks = (context) => ({
    Line: (line, accept) => {
        reportRepeated(line.tasks, 'name', ({ name }) => name, 'a task', 'in this line', accept);
        reportRepeated(line.params, 'name', ({ name }) => name, 'a param', 'in this line', accept);
        checkParams(line, context, accept);
        reportRepeatedProperties(line, accept);
    },
    Activity: (activity, accept) => {
        reportRepeated(activity.properties, 'name', ({ name }) => name, 'a property', 'in this activity', accept);
        reportRepeated(activity.outputs, 'name', ({ name }) => name, 'an output', 'in this activity', accept);
    },
    Connector: (connector, accept) => reportRepeated(connector.properties, 'name', ({ name }) => name, 'a property', 'in this connector', accept),
    Config: (config, accept) => reportRepeated(config.values, 'environment', ({ environment }) => environment.$refText, 'a value for', 'in this config item', accept),
    MapValue: (map, accept) => reportRepeated(map.entries, 'key', ({ key }) => key, 'a value for', 'in this map', accept),
    Task: reportRepeatedProperties,
    Group: reportRepeatedProperties,
    Defaults: reportRepeatedProperties,
    Connection: reportRepeatedProperties,
    Runs: reportRepeatedProperties,
});

/** A param would hide a config item or a connection of its name. */
function checkParams({ params }: Line, { services }: CheckContext, accept: ValidationAcceptor): void {
    const [some] = params;
    if (!some) return;
    const visible = services.scoping.Visible.of(AstUtils.getDocument(some));
    for (const param of params) {
        const other = visible.find('Config', param.name) ?? visible.find('Connection', param.name);
        if (!other) continue;
        const what = other.$type === 'Config' ? 'a config item' : 'a connection';
        const message = `There is already ${what} "${param.name}". Give one of them another name.`;
        report(accept, 'duplicate-name', message, { node: param, property: 'name', related: [seeName(other, `The other "${param.name}".`)] }, { name: param.name });
    }
}

function reportRepeated<N extends AstNode>(nodes: readonly N[], property: Properties<N>, nameOf: (node: N) => string | undefined, what: string, where: string, accept: ValidationAcceptor): void {
    for (const { node, first, name } of repeated(nodes, nameOf)) {
        const message = `There is already ${what} "${name}" ${where}. Rename or remove one of them.`;
        report(accept, 'duplicate-name', message, { node, property, related: [seeNode(first, `The first "${name}".`)] }, { name });
    }
}

function reportRepeatedProperties({ properties }: { readonly properties: Line['properties'] }, accept: ValidationAcceptor): void {
    for (const { node, first, name } of repeated(properties, propertyName)) {
        const related = [seeNode(first, `The first "${name}".`)];
        report(accept, 'duplicate-property', `"${name}" is set twice here. Remove one of the two.`, { node, property: 'declaration', related }, { property: name });
    }
}

/** The nodes whose name an earlier one has. A half-typed node has none yet. */
function repeated<N>(nodes: readonly N[], nameOf: (node: N) => string | undefined): { node: N; first: N; name: string }[] {
    const seen = new Map<string, N>();
    return nodes.flatMap((node) => {
        const name = nameOf(node);
        if (!name) return [];
        const first = seen.get(name);
        if (first) return [{ node, first, name }];
        seen.set(name, node);
        return [];
    });
}
