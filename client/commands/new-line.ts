import { ThemeIcon, Uri, workspace } from 'vscode';
import { applyEdits } from '../edits/apply.ts';
import { selectName } from '../edits/show.ts';
import { askChoice, askText, type Choice } from '../input/questions.ts';
import { inSteps, put, type Step } from '../input/steps.ts';
import { nameProblem } from '../outline.ts';
import type { Pline } from '../pline.ts';
import { targetDocument } from '../targets.ts';

interface NewLine {
    readonly name: string;
    readonly title: string;
}

/** Asks for a name and a title, and adds a line at the end of the file. */
export async function newLine(pline: Pline, argument: unknown): Promise<void> {
    const uri = targetDocument(pline, argument) ?? await chooseFile(pline);
    if (uri === undefined) return;
    const taken = (await pline.server.lines(uri)).map(({ name }) => name);
    const draft = await inSteps<NewLine>('New Line', { name: '', title: '' }, [nameStep(taken), titleStep]);
    if (draft === undefined) return;
    const { name, title } = draft;
    const [created] = await applyEdits(pline.server, uri, [{ kind: 'addLine', name, ...(title !== '' && { title }) }]) ?? [];
    const row = (await pline.server.lines(uri)).find((line) => line.name === created)?.startLine;
    if (created !== undefined && row !== undefined) await selectName(uri, row, 'line', created);
}

/** One of the files with lines, or a new one. */
async function chooseFile({ server }: Pline): Promise<string | undefined> {
    const files = [...new Set((await server.workspaceLines()).lines.map(({ uri }) => uri))];
    if (files.length === 0) return newFile();
    const choices: readonly Choice<string | undefined>[] = [
        { label: 'New file …', iconPath: new ThemeIcon('new-file'), value: undefined },
        ...files.map((uri) => ({ label: workspace.asRelativePath(Uri.parse(uri)), iconPath: ThemeIcon.File, value: uri })),
    ];
    const answer = await askChoice({ title: 'New Line', step: 1, totalSteps: 1 }, 'In which file?', choices);
    return answer.kind === 'next' ? answer.value ?? await newFile() : undefined;
}

/** Without a folder the file has no name yet. */
async function newFile(): Promise<string | undefined> {
    const folder = workspace.workspaceFolders?.[0]?.uri;
    if (folder === undefined) return (await workspace.openTextDocument({ language: 'pline' })).uri.toString();
    const problem = (name: string): string | undefined => /^[^/\\].*\.pline$/.test(name) ? undefined : 'Type a name that ends in .pline, such as nightly.pline.';
    const answer = await askText({ title: 'New Line', step: 1, totalSteps: 1 }, { prompt: 'The name of the file', value: 'lines.pline', problem });
    if (answer.kind !== 'next') return undefined;
    const file = Uri.joinPath(folder, answer.value);
    const isThere = await workspace.fs.stat(file).then(() => true, () => false);
    if (!isThere) await workspace.fs.writeFile(file, new Uint8Array());
    return file.toString();
}

function nameStep(taken: readonly string[]): Step<NewLine> {
    const problem = (name: string): string | undefined => nameProblem(name, taken, 'line');
    return async (draft, frame) => put(await askText(frame, { prompt: 'The name of the line', placeholder: 'nightly', value: draft.name, problem }), (name) => ({ ...draft, name }));
}

const titleStep: Step<NewLine> = async (draft, frame) =>
    put(await askText(frame, { prompt: 'A title for people (optional)', placeholder: 'Nightly load', value: draft.title }), (title) => ({ ...draft, title }));
