import { AstUtils, type ValidationAcceptor } from 'langium';
import { isLine, isMapValue, isReference, type Line, type MapValue, type Task } from '../generated/ast.ts';
import { paramsOf } from '../scoping/members.ts';
import { nearestName } from '../scoping/suggest.ts';
import type { CheckContext, Checks } from './context.ts';
import { report } from './report.ts';
import { quoted } from './words.ts';

/** The activity of the library that runs a line, and its property for the line's params. */
const RUNS_LINE = 'line.run';
const PARAMETERS = 'parameters';

/** A line that a task runs gets the params that it has, and all that it needs. */
export const lineParamChecks: Checks = (context) => ({
    Task: (task, accept) => {
        if (task.activity?.ref?.name === RUNS_LINE) check(task, context, accept);
    },
});

function check(task: Task, context: CheckContext, accept: ValidationAcceptor): void {
    const effective = context.effective(task);
    const [named, given] = [effective.get('line')?.value, effective.get(PARAMETERS)?.value];
    const line = isReference(named) ? named.target?.ref : undefined;
    // A map that has a name is known by its values only when the line runs.
    if (!isLine(line) || (given !== undefined && !isMapValue(given))) return;
    if (given && AstUtils.getDocument(given) === AstUtils.getDocument(task)) checkNames(given, line, accept);
    const names = new Set(given?.entries.map(({ key }) => key));
    const missing = line.params.filter(({ name, default: byDefault }) => name && !byDefault && !names.has(name)).map(({ name }) => name);
    if (missing.length === 0) return;
    const message = `Line "${line.name}" needs a value for its param ${quoted(missing)}. Add it to "${PARAMETERS}" of task "${task.name}", or give the param a default.`;
    report(accept, 'missing-param', message, { node: task, property: 'name' }, { params: missing });
}

function checkNames(given: MapValue, line: Line, accept: ValidationAcceptor): void {
    const known = [...paramsOf(line).keys()];
    for (const entry of given.entries) {
        if (known.includes(entry.key)) continue;
        const nearest = nearestName(entry.key, known);
        const advice = nearest ? `Did you mean "${nearest}"?` : known.length > 0 ? `It takes ${known.join(', ')}.` : 'It takes none.';
        report(accept, 'unknown-param', `Line "${line.name}" has no param "${entry.key}". ${advice}`, { node: entry, property: 'key' }, { param: entry.key, ...(nearest && { nearest }) });
    }
}
