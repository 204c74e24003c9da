import type { ResolvedLine } from '../../language/model/types.ts';
import type { Job } from './job.ts';
import type { Notes } from '../notes.ts';
import type { Texts } from './texts.ts';

/** The line's params as parameters of the job. */
export function parametersOf({ params, nameRange }: ResolvedLine, texts: Texts, notes: Notes): Pick<Job, 'parameters'> {
    const parameters = params.flatMap(({ name, type, default: value }) => {
        if (type === 'secret') {
            notes.refusal(`The param ${name} is a secret, and whoever may see the job could read it.`, nameRange, 'Read it with secret("…") instead.');
            return [];
        }
        if (value === undefined) notes.difference(`The param ${name} has no default, and a parameter of a job needs one.`, nameRange, 'It is empty there, where a run of Pline\'s asks for it.');
        const text = value === undefined ? '' : texts.text(value, { where: nameRange, what: `default of the param ${name}`, by: 'start' });
        return text === undefined ? [] : [{ name, default: text }];
    });
    return parameters.length === 0 ? {} : { parameters };
}
