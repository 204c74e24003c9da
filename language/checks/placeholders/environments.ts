import { AstUtils, type AstNode, type LangiumDocument, type ValidationAcceptor } from 'langium';
import { isConfig, type Config } from '../../generated/ast.ts';
import { nearestName } from '../../scoping/suggest.ts';
import type { CheckContext, Checks } from '../context.ts';
import { report, seeName, type Place } from '../report.ts';
import { quoted } from '../words.ts';

/** A config item has a value in every environment: said where it is declared, and where it is used in a file that sees more environments. */
export const environmentChecks: Checks = (context) => ({
    Config: (config, accept) => {
        const missing = missingIn(AstUtils.getDocument(config), config, context);
        if (missing.length > 0 || isEmpty(config)) reportMissing(config, missing, { node: config, property: 'name' }, accept);
    },
    Placeholder: (placeholder, accept) => checkUse(placeholder.target?.ref, { node: placeholder }, context, accept),
    Reference: (reference, accept) => checkUse(reference.target?.ref, { node: reference }, context, accept),
});

function checkUse<N extends AstNode>(target: AstNode | undefined, place: Place<N>, context: CheckContext, accept: ValidationAcceptor): void {
    if (!isConfig(target)) return;
    const [here, there] = [AstUtils.getDocument(place.node), AstUtils.getDocument(target)];
    if (here === there) return;
    const known = new Set(missingIn(there, target, context));
    const missing = missingIn(here, target, context).filter((environment) => !known.has(environment));
    if (missing.length > 0) reportMissing(target, missing, { ...place, related: [seeName(target, 'It is declared here.')] }, accept);
}

/** The environments that a file sees in which a config item has no value. */
function missingIn(document: LangiumDocument, config: Config, { services }: CheckContext): string[] {
    if (config.value || isEmpty(config)) return [];
    const names = new Set(services.scoping.Visible.of(document).all('Environment').map(({ name }) => name));
    // A misspelt environment is reported by the linker.
    const set = new Set(config.values.map(({ environment: { $refText: name } }) => names.has(name) ? name : nearestName(name, names)));
    return [...names].filter((name) => !set.has(name));
}

function isEmpty(config: Config): boolean {
    return !config.value && config.values.length === 0;
}

function reportMissing<N extends AstNode>({ name, values }: Config, environments: readonly string[], place: Place<N>, accept: ValidationAcceptor): void {
    const message = values.length === 0
        ? `Config item "${name}" has no value. Write "config ${name}: …", or a value for each environment.`
        : `Config item "${name}" has no value in ${quoted(environments)}. Add "${environments[0]}: …" to it.`;
    report(accept, 'missing-environment-value', message, place, { config: name, environments });
}
