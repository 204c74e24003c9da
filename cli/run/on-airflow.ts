import { exportAirflow } from '../../exporters/airflow/export.ts';
import { dagId } from '../../exporters/airflow/names.ts';
import type { ResolvedLine } from '../../language/model/types.ts';
import { airflowEngine, airflowSettings, projectFolderOf, projectVariables, runRemote } from '../../runner/index.ts';
import type { RunCommandOptions } from '../commands/run.ts';
import { Exit, UsageError, type ExitCode } from '../exit.ts';
import { reportNotes } from '../export/notes.ts';
import type { Source } from '../source/load.ts';
import { styleOf } from '../terminal/style.ts';
import { printError } from '../terminal/write.ts';
import { perform, type Started } from './perform.ts';

/** Runs a line on Airflow, and tells how it goes. */
export async function runOnAirflow(source: Source, line: ResolvedLine, options: RunCommandOptions & Started): Promise<ExitCode> {
    const { environment, ifRunning, external = 'last' } = options;
    if (external === 'run') throw new UsageError('On Airflow, lines that this one depends on are not run first: run them there, or choose --external last, success or failure.');
    const settings = airflowSettings(projectVariables(projectFolderOf(line)));
    const { files, notes } = exportAirflow(line, { settings: { 'pline-command': settings.command, 'project-folder': settings.projectFolder } });
    const refusals = notes.filter(({ kind }) => kind === 'refusal');
    if (refusals.length > 0) {
        printError(reportNotes(refusals, styleOf(process.stderr)));
        return Exit.failed;
    }
    const pools = files.find(({ path }) => path.endsWith('.pools.json'));
    const engine = airflowEngine(line, {
        id: dagId({ uri: line.uri, line: line.name }), files: files.filter((file) => file !== pools),
        pools: pools ? JSON.parse(pools.content) as Record<string, { slots: number }> : {},
    }, settings);
    return perform(source, line, options, ({ signal, onEvent, onWait }, say) => runRemote(line, engine, {
        environment, params: options.param, signal, onEvent, onWait, say,
        ifRunning, external,
    }));
}
