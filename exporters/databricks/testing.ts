import { parse } from 'yaml';
import type { ExportFile } from '../exporter.ts';
import type { Job } from './job.ts';

/** The job that the files define; undefined where none was written. */
export function jobIn(files: readonly ExportFile[]): Job | undefined {
    const file = files.find(({ path }) => path.startsWith('resources/'));
    const jobs = file && (parse(file.content) as { readonly resources: { readonly jobs: Readonly<Record<string, Job>> } }).resources.jobs;
    return jobs && Object.values(jobs)[0];
}
