interface LogMessage {
    readonly event?: string;
    readonly timestamp?: string | null;
    readonly level?: string;
    readonly logger?: string;
    readonly error_detail?: readonly { readonly exc_type?: string; readonly exc_value?: string }[];
}

export interface LogAnswer {
    readonly content: readonly (LogMessage | string)[];
}

/** What the task wrote, without Airflow's own words around it; the reason of a failure comes last. */
export function logText({ content }: LogAnswer): string {
    const lines = content.flatMap((message): string[] => {
        if (typeof message === 'string') return [message];
        const reasons = (message.error_detail ?? []).flatMap(({ exc_value: value }) => value ?? []);
        if (reasons.length > 0) return reasons.slice(0, 1);
        return isOfTask(message) ? [message.event ?? ''] : [];
    });
    return lines.length > 0 ? `${lines.join('\n')}\n` : '';
}

/** Airflow marks its own groups of lines, and names the logger of everything else. */
function isOfTask({ event = '', logger }: LogMessage): boolean {
    return !event.startsWith('::') && logger !== undefined && /PlineTask|LastStatus|Outcome|Databricks|task\.stdout|airflow\.task\.operators/.test(logger);
}
