import { ActivityError, type InlineActivity } from './activity.ts';
import { runJob } from './databricks/job-run.ts';
import { openWorkspace } from './databricks/workspace.ts';
import { requiredText, textMap } from './inputs.ts';

/** `databricks.job`: runs a job that is defined in a workspace. */
export const databricksJob: InlineActivity = {
    kind: 'inline',
    async run(inputs, context) {
        const job = requiredText(inputs, 'job');
        if (!/^\d+$/.test(job)) throw new ActivityError(`"job" is ${JSON.stringify(job)}: it has to be the job's number, which its page in the workspace shows.`);
        const { run, url } = await runJob(openWorkspace(inputs, context), '/run-now', { job_id: Number(job), job_parameters: textMap(inputs, 'parameters') }, inputs, context);
        return { run_id: run, url };
    },
};
