/** The part of Databricks' job definition that is made here, in its own terms. `${var.x}` may stand for any value. */

export type RunIf = 'ALL_SUCCESS' | 'AT_LEAST_ONE_SUCCESS' | 'ALL_DONE' | 'AT_LEAST_ONE_FAILED' | 'ALL_FAILED';

export interface TaskDependency {
    readonly task_key: string;
    /** Of a condition task: what it has to come to. */
    readonly outcome?: 'true' | 'false';
}

/** When a task runs. */
export interface TaskStart {
    readonly depends_on?: readonly TaskDependency[];
    /** `ALL_SUCCESS` where it is absent. */
    readonly run_if?: RunIf;
}

export interface ConditionTask {
    readonly left: string;
    readonly op: 'EQUAL_TO' | 'NOT_EQUAL';
    readonly right: string;
}

/** What a task does: exactly one of the kinds, and the compute for it. Without any, it runs on serverless compute. */
export interface TaskWork {
    readonly notebook_task?: { readonly notebook_path: string; readonly base_parameters?: Readonly<Record<string, string>>; readonly source?: 'WORKSPACE' };
    readonly spark_python_task?: { readonly python_file: string; readonly parameters?: readonly string[] };
    readonly sql_task?: { readonly warehouse_id: string; readonly file: { readonly path: string }; readonly parameters?: Readonly<Record<string, string>> };
    readonly run_job_task?: { readonly job_id: bigint | string; readonly job_parameters?: Readonly<Record<string, string>> };
    readonly condition_task?: ConditionTask;
    readonly existing_cluster_id?: string;
    readonly environment_key?: string;
    /** Without it, serverless compute tries what failed again, as often as it sees fit. */
    readonly disable_auto_optimization?: true;
}

export interface TaskRetries {
    readonly max_retries?: number;
    readonly min_retry_interval_millis?: number;
    readonly retry_on_timeout?: true;
    readonly timeout_seconds?: number;
}

export interface JobTask extends TaskStart, TaskWork, TaskRetries {
    readonly task_key: string;
    readonly description?: string;
}

export interface Job {
    readonly name: string;
    readonly description?: string;
    readonly tags?: Readonly<Record<string, string>>;
    readonly max_concurrent_runs: number;
    readonly queue?: { readonly enabled: true };
    readonly schedule?: { readonly quartz_cron_expression: string; readonly timezone_id: string };
    readonly parameters?: readonly { readonly name: string; readonly default: string }[];
    readonly environments?: readonly { readonly environment_key: string; readonly spec: { readonly environment_version: string } }[];
    readonly tasks: readonly JobTask[];
}
