import type { Activity, Output } from '../generated/ast.ts';

/** What later tasks can read of a task that uses an activity. */
export interface ActivityOutputs {
    readonly declared: readonly Output[];
    /** The task's own code decides on more of them. */
    readonly any: boolean;
}

/** A user's activity gives what the activity that it runs gives. */
export function outputsOf(activity: Activity | undefined): ActivityOutputs {
    const declared: Output[] = [];
    let any = false;
    const seen = new Set<Activity>();
    let current = activity;
    while (current && !seen.has(current)) {
        seen.add(current);
        declared.push(...current.outputs);
        any ||= current.anyOutputs.length > 0;
        current = current.runs[0]?.activity?.ref;
    }
    return { declared, any };
}
