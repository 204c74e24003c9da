import type { Exporter } from '../exporter.ts';

/** A line as a DAG file. */
export const exportAirflow: Exporter = (line) => ({ files: [{ path: `${line.name}.py`, content: '' }], notes: [] });
