import { AstUtils } from 'langium';
import type { Code, Findings } from '../../language/checks/codes.ts';
import type { Property, Task } from '../../language/generated/ast.ts';

/** What is wrong with a property of a task: where it stands, or that it is missing. Mere hints are left out. */
export function problemsWithin(property: Property | undefined, task: Task, name: string): string[] {
    const { diagnostics = [], textDocument } = AstUtils.getDocument(task);
    const cst = property?.$cstNode;
    const [start, end] = cst ? [cst.offset, cst.end] : [0, -1];
    const [taskStart, taskEnd] = [task.$cstNode?.offset ?? 0, task.$cstNode?.end ?? -1];
    return diagnostics.filter(({ range, severity, code, data }) => {
        if ((severity ?? 1) > 2) return false;
        const from = textDocument.offsetAt(range.start);
        if (from >= start && from <= end) return true;
        const isMissing = (code === 'missing-property' satisfies Code || code === 'missing-one-of' satisfies Code) && from >= taskStart && from <= taskEnd;
        return isMissing && (data as Findings['missing-property']).properties.includes(name);
    }).map(({ message }) => typeof message === 'string' ? message : message.value);
}
