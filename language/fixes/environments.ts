import { AstUtils, GrammarUtils } from 'langium';
import { isConfig, isPlaceholder, isReference, isText, type Config } from '../generated/ast.ts';
import { append } from '../edits/insert.ts';
import { sourceOf, type Fix, type FixContext, type Fixer } from './fix.ts';

/** Adds the values that a config item lacks, of a kind with those it has; or gives it one value for everywhere. */
export const addEnvironmentValues: Fixer<'missing-environment-value'> = ({ node, data: { environments } }, context) => {
    const config = isConfig(node) ? node : isPlaceholder(node) || isReference(node) ? node.target.ref : undefined;
    if (!isConfig(config)) return [];
    const known = context.services.scoping.Visible.of(AstUtils.getDocument(config)).named('Environment');
    if (config.values.length === 0) return [...(known.size > 0 ? [addValues(config, [...known.keys()])] : []), giveOne(config, context)];
    // Where the config item is declared the environments have to be known, too.
    return environments.every((environment) => known.has(environment)) ? [{ ...addValues(config, environments), isPreferred: true }] : [];
};

function addValues(config: Config, environments: readonly string[]): Fix {
    const document = AstUtils.getDocument(config);
    const what = environments.length === 1 ? `a value for "${environments[0]}"` : `values for ${environments.join(', ')}`;
    const members = environments.map((environment) => `${environment}: ${exampleOf(config)}`);
    return { title: `Add ${what} to "${config.name}"`, changes: [{ document, replacements: append(sourceOf(document), config, members) }] };
}

/** An empty text for a text, else a copy of the last value. */
function exampleOf({ values }: Config): string {
    const last = values.at(-1)?.value;
    return isText(last) ? '""' : last?.$cstNode?.text ?? '""';
}

function giveOne(config: Config, context: FixContext): Fix {
    const start = GrammarUtils.findNodeForProperty(config.$cstNode, 'name')!.end;
    return context.fix(`Give "${config.name}" one value for everywhere`, [{ start, end: config.$cstNode!.end, text: ': ""' }]);
}
