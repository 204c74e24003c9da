import type { ResolvedLine, ResolvedProperty, ResolvedTask, SourceRange, Value } from '../../language/model/types.ts';
import { constantOf, type Constant } from '../constant.ts';
import type { ExportOptions } from '../exporter.ts';
import { Notes } from '../notes.ts';

/** What the parts of a DAG share while it is made. */
export class Context {
    readonly line: ResolvedLine;
    readonly notes = new Notes();
    /** Fixed by the export; otherwise each run says it. */
    readonly environment: string | undefined;
    /** Tasks of this line, by name. */
    readonly tasks: ReadonlyMap<string, ResolvedTask>;

    constructor(line: ResolvedLine, { environment }: ExportOptions) {
        this.line = line;
        this.environment = environment ?? (line.environments.length === 1 ? line.environments[0] : undefined);
        this.tasks = new Map(line.tasks.map((task) => [task.name, task]));
    }

    /** What an Airflow engine must know before the run; where it is not known, a note says so. */
    property(task: ResolvedTask, name: string): Constant | undefined {
        const property: ResolvedProperty | undefined = task.properties[name];
        return property && this.constant(property.value, `${name} of task ${task.name}`, property.range);
    }

    constant(value: Value, what: string, where: SourceRange): Constant | undefined {
        const { line, environment } = this;
        const chosen = constantOf(value, line, environment ?? line.environments[0]);
        if (chosen === undefined) {
            this.notes.difference(`Airflow has to know ${what} before a run, and it comes from the run's params or environment.`, where, 'It is left out: write a value or a config item.');
        } else if (environment === undefined && line.environments.some((other) => JSON.stringify(constantOf(value, line, other)) !== JSON.stringify(chosen))) {
            this.notes.difference(`Airflow has to know ${what} before a run, and each environment has its own.`, where, `It is that of ${line.environments[0]}: export with --environment for another.`);
        }
        return chosen;
    }
}
