import type { Checks } from './context.ts';
import { report } from './report.ts';

/** A task says once what it does and how its dependencies are combined. */
export const taskChecks: Checks = () => ({
    Task: (task, accept) => {
        if (!task.activity && task.name) {
            const message = `Task "${task.name}" does not say what it does. Write "uses" and an activity behind its name: "task ${task.name} uses shell".`;
            report(accept, 'missing-activity', message, { node: task, property: 'name' }, { task: task.name });
        }
        for (const rule of task.rules.slice(1)) {
            report(accept, 'repeated-statement', 'A task has one "run if". Remove this one.', { node: rule }, { statement: 'run if' });
        }
    },
});
