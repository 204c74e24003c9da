import { Uri, window } from 'vscode';
import type { ExportEngine, ExportLineParams } from '../../protocol/export.ts';
import { askChoice, type Choice } from '../input/questions.ts';
import { inSteps, put, type Step } from '../input/steps.ts';
import type { LineTarget } from '../targets.ts';

/** What a line is exported for, and to where. */
export interface ExportInputs extends Pick<ExportLineParams, 'environment' | 'external'> {
    readonly engine?: ExportEngine;
}

/** Asks for the engine, the environment where there are several, and what the engine does not know of other lines. @returns undefined when the person gave up */
export function askExportInputs({ line, outline: { environments, externals } }: LineTarget, engines: readonly ExportEngine[]): Promise<ExportInputs | undefined> {
    return inSteps<ExportInputs>(`Export ${line}`, {}, [
        async (draft, frame) => put(await askChoice(frame, 'For which engine?', engines.map((engine) => ({ label: engine.title, detail: `Writes ${engine.makes}`, value: engine }))), (engine) => ({ ...draft, engine })),
        ...(environments.length > 1 ? [environmentStep(environments)] : []),
        ...(externals.length > 0 && engines.some(({ asksForExternal }) => asksForExternal) ? [externalStep(externals)] : []),
    ]);
}

function environmentStep(environments: readonly string[]): Step<ExportInputs> {
    const choices: readonly Choice<string | undefined>[] = [
        { label: 'As the engine does it', detail: 'All of them where it knows environments, else the first', value: undefined },
        ...environments.map((name) => ({ label: name, value: name })),
    ];
    return async (draft, frame) => put(await askChoice(frame, 'For which environment?', choices), (environment) => ({ ...draft, ...(environment !== undefined && { environment }) }));
}

function externalStep(externals: readonly string[]): Step<ExportInputs> {
    const choices: readonly Choice<'success' | 'failure'>[] = [{ label: 'They succeeded', value: 'success' }, { label: 'They failed', value: 'failure' }];
    return async (draft, frame) => put(await askChoice(frame, `How are tasks of other lines taken to have ended, where the engine does not know them: ${externals.join(', ')}`, choices), (external) => ({ ...draft, external }));
}

/** Asks for a folder, beginning at that of the file. */
export async function askFolder(uri: string, engine: string): Promise<Uri | undefined> {
    const chosen = await window.showOpenDialog({ canSelectFiles: false, canSelectFolders: true, canSelectMany: false, defaultUri: Uri.joinPath(Uri.parse(uri), '..'), openLabel: 'Export Here', title: `The folder for ${engine}` });
    return chosen?.[0];
}
