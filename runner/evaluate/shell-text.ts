import type { PlaceholderTarget, TextPart, Value } from '../../language/model/types.ts';
import { RunError } from '../errors.ts';
import type { Evaluator } from './evaluator.ts';
import { ShellScanner } from './shell-scanner.ts';

/** A shell command whose values are not in its text but in variables, so that none can become code or show in an argument list. */
export interface ShellCommand {
    readonly text: string;
    readonly variables: Readonly<Record<string, string>>;
}

/**
 * Makes a command of a property that is shell code. What the author wrote is code; what a placeholder stands for is one word, which the shell
 * reads from a variable. (A command that evaluates its arguments again, such as `eval`, is beyond this.)
 * @param first the number of the first variable, `PLINE_VALUE_<first>`
 * @throws RunError for a value that is missing, or that stands where the shell takes no variable
 */
export function shellCommand(value: Value, evaluator: Evaluator, first = 1, platform: NodeJS.Platform = process.platform): ShellCommand {
    const scanner = new ShellScanner();
    const variables: Record<string, string> = {};
    const text = codeParts(value, evaluator).map((part) => {
        if (typeof part === 'string') {
            scanner.feed(part);
            return part;
        }
        const name = `PLINE_VALUE_${first + Object.keys(variables).length}`;
        const data = evaluator.part(part);
        variables[name] = data;
        const reference = platform === 'win32' ? `!${name}!` : posixReference(scanner, name, data, describe(part));
        scanner.passValue();
        return reference;
    }).join('');
    return { text, variables };
}

/** The author's text, with the values in it apart. A config item's own text is the author's too; a param's is not. */
function codeParts(value: Value, evaluator: Evaluator): readonly TextPart[] {
    if (value.kind === 'text') return value.parts;
    if (value.kind === 'reference' && value.target.kind === 'config') {
        return evaluator.within(value.target, (resolved) => resolved.kind === 'output' ? [{ value }] : codeParts(resolved, evaluator));
    }
    return [{ value }];
}

function posixReference(scanner: ShellScanner, name: string, data: string, what: string): string {
    if (scanner.escaped) throw new RunError(`A backslash stands right before ${what}, and the shell would take it for part of the quoting: remove it.`);
    switch (scanner.context) {
        case 'plain': return `"$${name}"`;
        case 'double':
        case 'comment':
        case 'heredoc': return `\${${name}}`;
        case 'single': return `'"$${name}"'`;
        case 'arithmetic':
            // A shell evaluates the text of a variable in arithmetic, and may run commands that stand in it.
            if (/^-?\d+$/.test(data)) return `$${name}`;
            throw new RunError(`${what} stands in shell arithmetic, where only a whole number is safe, and it is none.`);
        case 'raw-heredoc':
            throw new RunError(`${what} stands in a here-document with a quoted delimiter, where the shell puts no values in: write the delimiter without quotes.`);
    }
}

function describe(part: Exclude<TextPart, string>): string {
    return 'placeholder' in part ? `<<${targetName(part.placeholder)}>>` : 'a value';
}

function targetName(target: PlaceholderTarget): string {
    switch (target.kind) {
        case 'output': return `${target.task}.${target.output}`;
        case 'run': return `run.${target.field}`;
        case 'config':
        case 'param': return target.name;
    }
}
