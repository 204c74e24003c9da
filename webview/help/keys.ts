interface KeyHelp {
    /** As they are printed on a keyboard. */
    readonly keys: string;
    readonly does: string;
}

/** What keys do in the graph, in the order in which one needs them. `docs/graph.md` has the same. */
export const keyHelp: readonly KeyHelp[] = [
    { keys: '← →', does: 'to the task before or after, along the edges' },
    { keys: '↑ ↓', does: 'to the task above or below' },
    { keys: 'Home End', does: 'to the first or last task' },
    { keys: 'Enter', does: 'to the task’s text' },
    { keys: 'Menu', does: 'all that can be done with the task; also Shift+F10' },
    { keys: 'Tab', does: 'to the task’s handles and buttons' },
    { keys: 'C', does: 'connect: go to another task, choose with S, F or C, then Enter' },
    { keys: 'E', does: 'to the task’s dependencies; there Enter changes, Delete deletes' },
    { keys: 'F2', does: 'rename' },
    { keys: 'Delete', does: 'delete' },
    { keys: 'Shift+Space', does: 'select several, one by one' },
    { keys: 'Ctrl+A', does: 'select all' },
    { keys: 'Ctrl+F', does: 'find a task; Enter and Shift+Enter go on' },
    { keys: 'Ctrl+Z', does: 'undo in the text; Ctrl+Shift+Z or Ctrl+Y: redo' },
    { keys: 'Escape', does: 'give up what was begun' },
    { keys: '?', does: 'this list' },
];
