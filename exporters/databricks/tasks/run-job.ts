import { keyedParameters, type Translate } from './translate.ts';

/** `databricks.job`: another job of the workspace. */
export const runJobTask: Translate = (inputs, translation) => {
    const job = inputs.text('job', { by: 'deploy' });
    const parameters = keyedParameters(inputs, translation);
    if (job === undefined) return undefined;
    if (!/^\d+$|^\$\{/.test(job)) return inputs.refuse(`The job of task ${inputs.task.name} is ${job}, which is no number.`, 'job', 'Write the number that the job\'s page in the workspace shows.');
    return { run_job_task: { job_id: job.startsWith('$') ? job : BigInt(job), ...(parameters && { job_parameters: parameters }) } };
};
