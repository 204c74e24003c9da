import type { Outputs } from '../../protocol/journal.ts';
import type { ActivityContext, Inputs } from './activity.ts';
import { exitOutputs, outputOf, runJob } from './databricks/job-run.ts';
import { openWorkspace } from './databricks/workspace.ts';
import { runNotebookLocally } from './notebook/run-locally.ts';
import { optionalText, requiredText, textMap } from './inputs.ts';

/** `databricks.notebook`: runs a notebook once, in a workspace where there is a connection to one, else on this machine. */
export async function runNotebook(inputs: Inputs, context: ActivityContext): Promise<Outputs> {
    return (inputs['connection'] ?? undefined) === undefined ? runNotebookLocally(inputs, context) : runInWorkspace(inputs, context);
}

async function runInWorkspace(inputs: Inputs, context: ActivityContext): Promise<Outputs> {
    const workspace = openWorkspace(inputs, context);
    const cluster = optionalText(inputs, 'cluster');
    const notebook = requiredText(inputs, 'notebook');
    const { run, url, taskRuns: [taskRun] } = await runJob(workspace, '/runs/submit', {
        run_name: `pline ${context.environment['PLINE_TASK'] ?? notebook}`,
        tasks: [{
            task_key: 'notebook', notebook_task: { notebook_path: notebook, base_parameters: textMap(inputs, 'parameters'), source: 'WORKSPACE' },
            ...(cluster !== undefined && { existing_cluster_id: cluster }),
        }],
    }, inputs, context);
    const output = taskRun === undefined ? undefined : (await outputOf(workspace, taskRun)).get('notebook_output').get('result').text;
    return { ...exitOutputs(output), run_id: run, url };
}
