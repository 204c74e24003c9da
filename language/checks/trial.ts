import { AstUtils, DocumentState, type LangiumDocument } from 'langium';
import type { Diagnostic } from 'vscode-languageserver-types';
import { planEdits } from '../edits/plan.ts';
import { EditError } from '../edits/source.ts';
import { isLine, type Line, type Task } from '../generated/ast.ts';
import { propertyName } from '../model/effective.ts';
import type { PlineCoreServices } from '../services.ts';
import { fileOf } from '../uris.ts';

let trials = 0;

/**
 * What the language would say of a value. Nothing is changed: the value is tried in a text of its own, which has of the document's tasks only those that matter.
 * @param value Pline text
 * @returns messages of errors and warnings
 */
export async function tryValue(task: Task, property: string, value: string, services: PlineCoreServices): Promise<string[]> {
    const document = AstUtils.getDocument(task);
    const line = AstUtils.getContainerOfType(task, isLine)!;
    const text = withoutTasks(document, tasksAround(task));
    try {
        const { replacements } = planEdits(text, [{ kind: 'setProperty', line: line.name, task: task.name, property, value }], services);
        const tried = replacements.reduceRight((result, { start, end, text: inserted }) => result.slice(0, start) + inserted + result.slice(end), text);
        return await inTrial(tried, document, services, (trial) => messagesAt(trial, line, task, property));
    } catch (error) {
        if (error instanceof EditError) return [error.message];
        throw error;
    }
}

/** The task, and what it waits for directly or not: what its values may name. */
function tasksAround(task: Task): ReadonlySet<Task> {
    const tasks = new Set([task]);
    for (const { dependencies } of tasks) {
        for (const { task: upstream } of dependencies.flatMap(({ upstreams }) => upstreams)) if (upstream?.ref) tasks.add(upstream.ref);
    }
    return tasks;
}

function withoutTasks(document: LangiumDocument, kept: ReadonlySet<Task>): string {
    const text = document.textDocument.getText();
    const dropped = fileOf(document).declarations.filter(isLine).flatMap(({ tasks }) => tasks).filter((task) => !kept.has(task) && task.$cstNode);
    const ends = dropped.map(({ $cstNode: cst }) => cst!.end);
    return [...dropped.map(({ $cstNode: cst }, index) => text.slice(ends[index - 1] ?? 0, cst!.offset)), text.slice(ends.at(-1) ?? 0)].join('');
}

/** Reads, links and checks a text as if it lay beside a document; nobody else gets to see it. */
async function inTrial<T>(text: string, beside: LangiumDocument, services: PlineCoreServices, look: (trial: LangiumDocument) => T): Promise<T> {
    const { IndexManager: index, LangiumDocumentFactory: factory } = services.shared.workspace;
    trials += 1;
    const trial = factory.fromString(text, beside.uri.with({ path: `${beside.uri.path}~${trials}.pline` }));
    try {
        await index.updateContent(trial);
        trial.localSymbols = await services.references.ScopeComputation.collectLocalSymbols(trial);
        trial.state = DocumentState.ComputedScopes;
        await services.references.Linker.link(trial);
        trial.state = DocumentState.Linked;
        trial.diagnostics = await services.validation.DocumentValidator.validateDocument(trial);
        return look(trial);
    } finally {
        index.remove(trial.uri);
        services.scoping.Visible.forget(trial);
        services.model.Inheritance.forget(trial);
    }
}

function messagesAt(trial: LangiumDocument, { name: lineName }: Line, { name: taskName }: Task, property: string): string[] {
    const task = fileOf(trial).declarations.filter(isLine).find(({ name }) => name === lineName)?.tasks.find(({ name }) => name === taskName);
    const range = task?.properties.find((candidate) => propertyName(candidate) === property)?.$cstNode?.range;
    if (!range) return [];
    const [start, end] = [trial.textDocument.offsetAt(range.start), trial.textDocument.offsetAt(range.end)];
    const isHere = ({ range: { start: from, end: to } }: Diagnostic): boolean => trial.textDocument.offsetAt(from) >= start && trial.textDocument.offsetAt(to) <= end;
    return [...new Set((trial.diagnostics ?? []).filter((diagnostic) => isHere(diagnostic) && (diagnostic.severity ?? 1) <= 2).map(({ message }) => typeof message === 'string' ? message : message.value))];
}
