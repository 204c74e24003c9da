import { posix } from 'node:path';
import { keyedParameters, type Translate } from './translate.ts';

/** `databricks.notebook`: a notebook of the workspace, or one of the project, which is deployed with the bundle. */
export const notebookTask: Translate = (inputs, translation) => {
    const written = inputs.text('notebook', { by: 'deploy' });
    const cluster = inputs.text('cluster', { by: 'deploy' });
    const parameters = keyedParameters(inputs, translation);
    const { name } = inputs.task;
    if (written === undefined) return undefined;
    const inWorkspace = inputs.connection('connection') !== undefined;
    if (inWorkspace && !/^(\/|\$\{)/.test(written)) return inputs.refuse(`The notebook ${written} of task ${name} is in a workspace, and there paths start with a slash.`, 'notebook', 'Write the whole path, such as "/Shared/report".');
    if (!inWorkspace && posix.isAbsolute(written)) return inputs.refuse(`The notebook ${written} of task ${name} lies outside of the project, so it cannot be deployed with it.`, 'notebook', 'Put it into the project, or name the workspace in `connection`.');
    if (!inWorkspace && inputs.has('environment')) return inputs.refuse(`The notebook of task ${name} has environment variables, and Databricks gives a notebook none.`, 'environment', 'Pass the values in `parameters`.');
    if (!inWorkspace && inputs.has('interpreter')) translation.notes.difference(`Task ${name} names a Python, and Databricks has its own.`, inputs.where('interpreter'), 'It runs in the Python of its compute.');
    return {
        notebook_task: {
            notebook_path: inWorkspace ? written : translation.paths.projectFile(inputs.text('working_directory', { by: 'deploy' }) ?? '', written),
            ...(parameters && { base_parameters: parameters }),
        },
        ...(cluster === undefined ? { disable_auto_optimization: true } : { existing_cluster_id: cluster }),
    };
};
