/** VS Code tasks of type `pline`, as `tasks.json` has them. Pure: no vscode. */

/** Its properties stand in package.json, too. */
export interface PlineTaskDefinition {
    readonly type: string;
    /** The `.pline` file, relative to the workspace folder; for `check` a folder may be named, too. */
    readonly file: string;
    /** The line to run; it may be left out where the file has one. */
    readonly line?: string;
    /** Only this task of it. */
    readonly task?: string;
    /** Only this task and all that come after it. */
    readonly from?: string;
    readonly environment?: string;
    readonly params?: Readonly<Record<string, string | number | boolean>>;
    /** `run` is the default. */
    readonly command?: 'run' | 'check';
}

/** Whether what somebody wrote into `tasks.json` can be run. */
export function isPlineTask(definition: object): definition is PlineTaskDefinition {
    const values: Readonly<Record<string, unknown>> = { ...definition };
    const { file, params = {}, command = 'run' } = values;
    return typeof file === 'string' && file !== '' && (command === 'run' || command === 'check')
        && ['line', 'task', 'from', 'environment'].every((name) => values[name] === undefined || typeof values[name] === 'string')
        && typeof params === 'object' && params !== null && Object.values(params).every((value) => ['string', 'number', 'boolean'].includes(typeof value));
}

/** What comes behind `pline`. */
export function argumentsOf({ file, line, task, from, environment, params = {}, command = 'run' }: PlineTaskDefinition): readonly string[] {
    if (command === 'check') return ['check', file];
    return [
        'run', file, ...(line === undefined ? [] : [line]),
        ...(task === undefined ? [] : ['--only', task]),
        ...(from === undefined ? [] : ['--from', from]),
        ...(environment === undefined ? [] : ['--environment', environment]),
        ...Object.entries(params).flatMap(([name, value]) => ['--param', `${name}=${String(value)}`]),
    ];
}

/** How the list of tasks names it: `run shop`, `run shop.orders`, `check`. */
export function nameOf({ file, line, task, from, command = 'run' }: PlineTaskDefinition): string {
    if (command === 'check') return file === '.' ? 'check' : `check ${file}`;
    const whole = line ?? file;
    return task !== undefined ? `run ${whole}.${task}` : from !== undefined ? `run ${whole} from ${from}` : `run ${whole}`;
}
