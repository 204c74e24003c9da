import type { Style } from '../terminal/style.ts';
import type { ActivityDescription, OutputDescription, PropertyDescription } from './describe.ts';

/**
 * An activity as a page of a manual.
 * @param everyTask the names of the properties that every task takes
 */
export function explain(activity: ActivityDescription, everyTask: readonly string[], style: Style): string {
    const { name, title, description, properties, requiresOneOf, outputs, anyOutputs } = activity;
    const ownOutputs = anyOutputs ? ['  and those that the task itself gives.'] : [];
    return [
        `${style('bold', name)}${title === undefined ? '' : `  ${title}`}`,
        ...(description === undefined ? [] : [description]),
        section('Properties', [...properties.map((property) => propertyEntry(property, style)), ...requiresOneOf.map((names) => `  Exactly one of ${names.join(', ')} must be set.`)], style),
        section('Outputs', [...outputs.map((output) => entry(output.name, style('cyan', output.type), output)), ...ownOutputs], style),
        style('dim', `Every task also takes ${everyTask.join(', ')}.`),
    ].filter((part) => part !== '').join('\n\n');

    function entry(label: string, type: string, { description: text }: OutputDescription | PropertyDescription): string {
        return [`  ${style('bold', label)}: ${type}`, ...(text === undefined ? [] : text.split('\n').map((line) => `      ${line}`))].join('\n');
    }

    function propertyEntry(property: PropertyDescription, paint: Style): string {
        const type = [
            paint('cyan', property.type),
            property.required && paint('yellow', 'required'),
            property.default !== undefined && `= ${property.default}`,
            property.deprecated !== undefined && paint('yellow', `deprecated: ${property.deprecated}`),
        ].filter((part) => part !== false).join(' ');
        return entry(property.name, type, property);
    }
}

function section(title: string, entries: readonly string[], style: Style): string {
    return entries.length > 0 ? [style('underline', title), ...entries].join('\n') : '';
}
