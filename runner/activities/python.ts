import { ActivityError, type CommandActivity } from './activity.ts';
import { optionalText, textList } from './inputs.ts';

/**
 * `python`: a script, or code that goes to the interpreter's standard input.
 *
 * That way code (which may hold a secret) stays out of the argument list, and a traceback counts its lines as the user does: `File "<stdin>", line 3`.
 */
export const python: CommandActivity = {
    kind: 'command',
    command(inputs) {
        const script = optionalText(inputs, 'script');
        const code = optionalText(inputs, 'code');
        const args = textList(inputs, 'arguments');
        const file = optionalText(inputs, 'interpreter') ?? (process.platform === 'win32' ? 'python' : 'python3');
        const environment = { PYTHONUNBUFFERED: '1' };
        if (script !== undefined && code === undefined) return { file, args: [script, ...args], environment };
        if (code !== undefined && script === undefined) return { file, args: ['-', ...args], environment, input: code };
        throw new ActivityError('Set one of "script" (a file) and "code" (the Python itself).');
    },
};
