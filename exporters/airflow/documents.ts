import type { ResolvedTask } from '../../language/model/types.ts';
import type { Constant } from '../constant.ts';

/** Airflow takes a document whose last letters are `.md` for the name of a file. */
export function documentOf(text: string | undefined): string | undefined {
    return text !== undefined && text.endsWith('.md') ? `${text}\n` : text;
}

/** A task's description and tags, which Airflow knows for DAGs alone, in Markdown. */
export function taskDocument({ description, activity, range }: ResolvedTask, file: string, tags: Constant | undefined): string {
    return [
        ...(description === undefined ? [] : [description]),
        ...(Array.isArray(tags) && tags.length > 0 ? [`Tags: ${tags.join(', ')}`] : []),
        `\`${activity ?? ''}\`, line ${range.start.line + 1} of ${file}.`,
    ].join('\n\n');
}
