import { applyEdits } from '../edits/apply.ts';
import { selectName } from '../edits/show.ts';
import { askText } from '../input/questions.ts';
import { askReplacement, type ReplacementDraft } from '../input/replacement.ts';
import { inSteps, put } from '../input/steps.ts';
import { nameProblem } from '../outline.ts';
import type { Pline } from '../pline.ts';
import { targetLine } from '../targets.ts';

interface Clone extends ReplacementDraft {
    readonly name: string;
}

/** Asks for a name and what the copy has instead, writes it behind the original, and selects its name. */
export async function cloneLine(pline: Pline, argument: unknown): Promise<void> {
    const target = await targetLine(pline, argument, 'Clone Line');
    if (target === undefined) return;
    const { uri, line, siblings } = target;
    const taken = siblings.map(({ name }) => name);
    const draft = await inSteps<Clone>(`Clone Line ${line}`, { name: `${line}_copy`, from: '', to: '' }, [
        async (before, frame) => put(await askText(frame, { prompt: 'The name of the copy', value: before.name, problem: (name) => nameProblem(name, taken, 'line') }), (name) => ({ ...before, name })),
        ...askReplacement<Clone>(() => line),
    ]);
    if (draft === undefined) return;
    const { name, from, to } = draft;
    const [created] = await applyEdits(pline.server, uri, [{ kind: 'cloneLine', line, name, ...(from !== '' && { replacements: [{ from, to }] }) }]) ?? [];
    const row = (await pline.server.lines(uri)).find((other) => other.name === created)?.startLine;
    if (created !== undefined && row !== undefined) await selectName(uri, row, 'line', created);
}
