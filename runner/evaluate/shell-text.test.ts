import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reference, text } from '../testing.ts';
import type { Value } from '../../language/model/types.ts';
import { Evaluator } from './evaluator.ts';
import type { Scope } from './scope.ts';
import { shellCommand, type ShellCommand } from './shell-text.ts';

function command(value: Value, x: string): ShellCommand {
    const scope: Scope = {
        line: { configs: { script: { name: 'script', value: text('printf %s ', { param: 'x' }), environments: {} } }, connections: {} },
        environment: undefined, params: new Map([['x', { value: text(x), secret: false }]]), variables: {}, run: {}, outputsOf: () => ({ missing: 'none' }),
    };
    return shellCommand(value, new Evaluator(scope), 1, 'linux');
}

function run({ text: code, variables }: ShellCommand): string {
    return execFileSync('sh', ['-c', code], { env: { ...process.env, ...variables }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

const x = { param: 'x' };
const nasty = fc.oneof(
    fc.string({ unit: fc.constantFrom('$', '`', '"', "'", '\\', ';', '\n', '(', ')', '&', '|', '*', ' ', '#', '!', '{', '}', '~', 'a', 'é', '<', '>', '-') }),
    fc.constantFrom('$(echo hacked)', '`echo hacked`', "'; echo hacked; '", '"; echo hacked; "', '\nEOF\necho hacked\n', '$((1+1))', '${PATH}', '-n', '*'),
);

describe('a value in shell text', () => {
    const places: [name: string, value: Value, expected: (given: string) => string][] = [
        ['outside of quotes', text("printf '%s' ", x), (given) => given],
        ['next to other text', text("printf '%s' a", x, 'b'), (given) => `a${given}b`],
        ['in double quotes', text('printf "%s" "a', x, 'b"'), (given) => `a${given}b`],
        ['in single quotes', text("printf '%s' 'it is ", x, "!'"), (given) => `it is ${given}!`],
        ['after a comment with an apostrophe', text("# don't\nprintf '%s' ", x), (given) => given],
        ['after an escaped quote', text("printf '%s' \\\"", x), (given) => `"${given}`],
        ['in a command substitution in double quotes', text('printf "%s" "$(printf \'<%s>\' ', x, ')"'), (given) => `<${given}>`.replace(/\n+$/, '')],
        ['in a subshell', text("(printf '%s' ", x, ')'), (given) => given],
        ['twice', text("printf '%s' ", x, x), (given) => given + given],
        ['in a here-document', text("cat <<EOF\nit's \"", x, '"\nEOF\n'), (given) => `it's "${given}"\n`],
        ['after a here-document', text("cat <<'EOF'\nit's\nEOF\nprintf '%s' ", x), (given) => `it's\n${given}`],
        ['after an indented here-document', text("cat <<-EOF\n\tit's\n\tEOF\nprintf '%s' ", x), (given) => `it's\n${given}`],
        ['in a config item that is the command', reference({ config: 'script' }), (given) => given],
    ];
    test.each(places)('%s arrives as it is, and never as code', (_, value, expected) => {
        fc.assert(fc.property(nasty, (given) => {
            expect(run(command(value, given))).toBe(expected(given));
        }), { numRuns: 12 });
    });

    test('is not in the text of the command', () => {
        const { text: code, variables } = command(text('login ', x), 'hunter2');
        expect(code).toBe('login "$PLINE_VALUE_1"');
        expect(variables).toEqual({ PLINE_VALUE_1: 'hunter2' });
    });

    test('that is the whole command is one word', () => {
        expect(command(reference(x), 'rm -rf x').text).toBe('"$PLINE_VALUE_1"');
    });

    test('in arithmetic may be a whole number only', () => {
        const sum = text('echo $((1 + ', x, '))');
        expect(run(command(sum, '41'))).toBe('42\n');
        expect(() => command(sum, 'a[$(echo hacked)]')).toThrow('<<x>> stands in shell arithmetic');
    });

    test('in a here-document that takes none is refused', () => {
        expect(() => command(text("cat <<'EOF'\n", x, '\nEOF\n'), 'v')).toThrow('write the delimiter without quotes');
    });

    test('right behind a backslash is refused', () => {
        expect(() => command(text('echo \\', x), 'v')).toThrow('A backslash stands right before <<x>>');
    });
});

test('the scanner never lets a value become code, wherever it stands', () => {
    const code = fc.array(fc.constantFrom('"', "'", '$(', ')', '`', '\\', '#', '\n', ' ', ';', 'case a in a) ', 'esac', '<<E', '\nE\n', '$((', '))', '((', 'echo ', '${a:-', '}', '&&', "$'"), { maxLength: 10 });
    fc.assert(fc.property(code, code, (before, after) => {
        let made: ShellCommand;
        try {
            made = command(text(before.join(''), x, after.join('')), "'\"`$(echo hack''ed >&2; echo hack''ed)`; echo hack''ed; \"'");
        } catch {
            return;
        }
        let output = '';
        try {
            output = execFileSync('sh', ['-c', `{ ${made.text}\n} 2>&1`], { env: { ...process.env, ...made.variables }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
        } catch (error) {
            output = String(error);
        }
        expect(output).not.toContain('hacked');
    }), { numRuns: 150 });
});
