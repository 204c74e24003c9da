import type { CompletionContext } from '../context.ts';
import type { Place } from '../place.ts';
import type { Proposal } from '../proposal.ts';
import { imports } from './imports.ts';
import { environments, groups, ownProperties } from './names.ts';
import { openPlaceholder, placeholders } from './placeholders.ts';
import { crons, timezones } from './schedules.ts';
import { afterType, conditions, declarations, header, keyword, modes, statements, types } from './statements.ts';
import { upstreams } from './upstreams.ts';
import { activities, connectors } from './uses.ts';
import { choices, values } from './values.ts';

/** What may stand at a place, the likeliest first. */
export async function proposalsFor(place: Place, context: CompletionContext): Promise<Proposal[]> {
    switch (place.kind) {
        case 'declaration': return declarations();
        case 'import': return texts(await imports(context), place.quoted, context);
        case 'connector': return connectors(context);
        case 'activity': return activities(place.block, place.start, context);
        case 'group': return groups(context);
        case 'header': return header(place.block);
        case 'statement': return statements(place.block, place.condition, context);
        case 'upstream': return upstreams(place.block, place.line, context);
        case 'condition': return conditions();
        case 'if': return [keyword('if', 'any or all of the dependencies')];
        case 'mode': return modes();
        case 'value': return values(place.value, context);
        case 'text': {
            const placeholder = openPlaceholder(context.text, place.start, context.offset);
            return placeholder ? placeholders(placeholder, place.value.block, context) : choices(place.value, quotedRange(context), context);
        }
        case 'environment': return environments(place.set, context);
        case 'type': return types();
        case 'afterType': return afterType();
        case 'requirement': return ownProperties(place.block);
        case 'cron': return texts(crons(), place.quoted, context);
        case 'afterCron': return [{ ...keyword('timezone', 'this computer\'s without it', 'timezone ', 'timezone "$1"'), rank: 0 }, ...statements(place.block, false, context)];
        case 'timezone': return texts(timezones(), place.quoted, context);
        case 'free': return [];
    }
}

/** Whole texts: in the quotes that are there, or with their own. */
function texts(proposals: readonly Proposal[], quoted: boolean, context: CompletionContext): Proposal[] {
    if (quoted) return proposals.map((proposal) => ({ ...proposal, range: quotedRange(context) }));
    return proposals.map((proposal) => ({ ...proposal, insert: `"${proposal.label}"` }));
}

/** What stands between the quotes around the cursor. */
function quotedRange({ text, offset }: CompletionContext): { start: number; end: number } {
    const before = /[^"\r\n]*$/.exec(text.slice(0, offset))![0];
    const after = /^[^"\r\n]*(?=")/.exec(text.slice(offset, offset + 1000))?.[0] ?? '';
    return { start: offset - before.length, end: offset + after.length };
}
