import { posix } from 'node:path';
import type { Inputs } from '../inputs.ts';
import type { TaskWork } from '../job.ts';
import { RUN_PYTHON } from './run-python.ts';
import { SERVERLESS_ENVIRONMENT, type Translate, type Translation } from './translate.ts';

/**
 * `python`: a file of the project, or one with the task's code. Databricks runs it as it is; where outputs of it are read, or it has secrets or
 * variables of its own, a notebook of Pline's runs it, for only there does Databricks have what that takes.
 */
export const pythonTask: Translate = (inputs, translation) => {
    const { name } = inputs.task;
    const file = fileOf(inputs, translation);
    const args = inputs.list('arguments', { by: 'start', secrets: true });
    const environment = inputs.map('environment', { by: 'start', secrets: true });
    const directory = inputs.text('working_directory', { by: 'deploy' });
    if (inputs.has('interpreter')) translation.notes.difference(`Task ${name} names a Python, and Databricks has its own.`, inputs.where('interpreter'), 'It runs in the Python of its compute.');
    if (file === undefined) return undefined;
    const secrets = [...args, ...Object.values(environment)].some((text) => text.includes('{{secrets/'));
    const plain = !secrets && !translation.withReaders.has(name) && Object.keys(environment).length === 0 && directory === undefined;
    return plain ? direct(file, args) : throughNotebook(inputs, { file, args, environment, directory }, translation);
};

/** Both as the job names it, and as a generated file does. */
interface PythonFile {
    readonly fromJob: string;
    readonly fromGenerated: string;
}

function fileOf(inputs: Inputs, { paths, addFile }: Translation): PythonFile | undefined {
    const { name } = inputs.task;
    if (inputs.has('code')) {
        const code = inputs.pieces('code', { by: 'start' });
        if (code === undefined) return undefined;
        const open = code.find((piece) => piece.kind !== 'literal');
        if (open !== undefined) return inputs.refuse(`The code of task ${name} has ${open.name} in it, and Databricks puts nothing into code.`, 'code', 'Pass the value in `arguments`, and read it from sys.argv.');
        const path = paths.generated(`${name}.py`);
        addFile({ path, content: `${code.map((piece) => piece.kind === 'literal' ? piece.text : '').join('').trimEnd()}\n` });
        return { fromJob: paths.fromJob(path), fromGenerated: posix.basename(path) };
    }
    const script = inputs.text('script', { by: 'deploy' });
    if (script === undefined) return undefined;
    if (posix.isAbsolute(script)) return inputs.refuse(`The script ${script} of task ${name} lies outside of the project, so it cannot be deployed with it.`, 'script', 'Put it into the project.');
    const directory = inputs.text('working_directory', { by: 'deploy' }) ?? '';
    return { fromJob: paths.projectFile(directory, script), fromGenerated: paths.projectFileFromGenerated(directory, script) };
}

function direct(file: PythonFile, args: readonly string[]): TaskWork {
    return {
        spark_python_task: { python_file: file.fromJob, ...(args.length > 0 && { parameters: args }) },
        environment_key: SERVERLESS_ENVIRONMENT, disable_auto_optimization: true,
    };
}

interface PythonRun {
    readonly file: PythonFile;
    readonly args: readonly string[];
    readonly environment: Readonly<Record<string, string>>;
    readonly directory: string | undefined;
}

function throughNotebook(inputs: Inputs, { file, args, environment, directory }: PythonRun, { paths, addFile, notes }: Translation): TaskWork {
    const path = paths.generated('run_python.py');
    addFile({ path, content: RUN_PYTHON });
    notes.gate(`Task ${inputs.task.name} reads or gives what a Python file on Databricks cannot.`, inputs.task.nameRange, `The notebook ${path} runs it: it sets arguments and variables, reads secrets, and hands on the outputs.`);
    return {
        notebook_task: {
            notebook_path: paths.fromJob(path),
            base_parameters: {
                pline_script: file.fromGenerated,
                pline_folder: paths.projectFileFromGenerated(directory ?? ''),
                ...Object.fromEntries(args.map((argument, index) => [`pline_argument_${index + 1}`, argument])),
                ...Object.fromEntries(Object.entries(environment).map(([key, text]) => [`pline_environment_${key}`, text])),
            },
        },
        disable_auto_optimization: true,
    };
}
