import { window } from 'vscode';
import { applyEdits } from '../edits/apply.ts';
import { selectName } from '../edits/show.ts';
import { askText } from '../input/questions.ts';
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
    const uri = targetDocument(pline, argument);
    if (uri === undefined) {
        void window.showInformationMessage('Open a Pline file first.');
        return;
    }
    const taken = (await pline.server.lines(uri)).map(({ name }) => name);
    const draft = await inSteps<NewLine>('New Line', { name: '', title: '' }, [nameStep(taken), titleStep]);
    if (draft === undefined) return;
    const { name, title } = draft;
    const [created] = await applyEdits(pline.server, uri, [{ kind: 'addLine', name, ...(title !== '' && { title }) }]) ?? [];
    const row = (await pline.server.lines(uri)).find((line) => line.name === created)?.startLine;
    if (created !== undefined && row !== undefined) await selectName(uri, row, 'line', created);
}

function nameStep(taken: readonly string[]): Step<NewLine> {
    const problem = (name: string): string | undefined => nameProblem(name, taken, 'line');
    return async (draft, frame) => put(await askText(frame, { prompt: 'The name of the line', placeholder: 'nightly', value: draft.name, problem }), (name) => ({ ...draft, name }));
}

const titleStep: Step<NewLine> = async (draft, frame) =>
    put(await askText(frame, { prompt: 'A title for people (optional)', placeholder: 'Nightly load', value: draft.title }), (title) => ({ ...draft, title }));
