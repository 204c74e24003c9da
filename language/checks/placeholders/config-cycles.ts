import { isConfig, isListValue, isMapValue, isPlaceholder, isReference, isText, type Config, type PlineFile, type Value } from '../../generated/ast.ts';
import type { Checks } from '../context.ts';
import { cyclesOf, stronglyConnected } from '../dependencies/components.ts';
import { report } from '../report.ts';
import { cycleText } from '../words.ts';

/** Config items may be made of others, but not of themselves. */
export const configCycleChecks: Checks = () => ({
    PlineFile: (file: PlineFile, accept) => {
        const own = file.declarations.filter(isConfig);
        const inFile = new Set(own);
        for (const component of stronglyConnected(own, madeOf)) {
            const [only, ...others] = component;
            const selfish = only !== undefined && others.length === 0 && madeOf(only).includes(only);
            for (const cycle of selfish ? [component] : cyclesOf(component, madeOf)) {
                const message = `These config items are made of each other, so none has a value: ${cycleText(cycle.map(({ name }) => name))}. Give one of them a value of its own.`;
                for (const config of cycle.filter((member) => inFile.has(member))) {
                    report(accept, 'config-cycle', message, { node: config, property: 'name' }, { config: config.name });
                }
            }
        }
    },
});

/** The config items that a config item's values name. */
function madeOf(config: Config): Config[] {
    return [config.value, ...config.values.map(({ value }) => value)].flatMap(namedIn);
}

function namedIn(value: Value | undefined): Config[] {
    if (isReference(value)) return isConfig(value.target?.ref) ? [value.target.ref] : [];
    if (isText(value)) return value.parts.filter(isPlaceholder).map(({ target }) => target?.ref).filter(isConfig);
    if (isListValue(value)) return value.items.flatMap(namedIn);
    return isMapValue(value) ? value.entries.flatMap((entry) => namedIn(entry.value)) : [];
}
