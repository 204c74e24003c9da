/** Every engine that a line can be exported for, by the name that `pline export` knows it by. Its code is loaded when it is asked for. */
import { airflow } from './airflow/engine.ts';
import { databricks } from './databricks/engine.ts';
import type { Engine } from './exporter.ts';

export const ENGINES: Readonly<Record<string, Engine>> = { airflow, databricks };
