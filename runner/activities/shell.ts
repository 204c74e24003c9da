import type { CommandActivity } from './activity.ts';
import { requiredText } from './inputs.ts';

/**
 * `shell`: `-e` ends the command at the first failure, so that a failure half-way is not lost.
 * On Windows `/v:on` lets values arrive as `!PLINE_VALUE_1!`, which cmd does not read as code.
 */
export const shell: CommandActivity = {
    kind: 'command',
    shellTexts: ['command'],
    command(inputs) {
        const command = requiredText(inputs, 'command');
        return process.platform === 'win32'
            ? { file: process.env['ComSpec'] ?? 'cmd.exe', args: ['/d', '/v:on', '/s', '/c', command] }
            : { file: 'sh', args: ['-e', '-c', command] };
    },
};
