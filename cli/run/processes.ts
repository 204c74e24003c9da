import type { JournalEvent } from '../../protocol/journal.ts';
import { killTasks } from '../../runner/index.ts';

/** The processes of the run that goes on, as its events tell of them. */
export class RunProcesses {
    private run: string | undefined;
    private readonly leaders = new Map<string, number>();

    event(event: JournalEvent): void {
        switch (event.type) {
            case 'run-started':
            case 'run-resumed':
                this.run = event.run;
                this.leaders.clear();
                break;
            case 'task-started':
                if (event.pid !== undefined) this.leaders.set(event.task, event.pid);
                break;
            case 'task-ended':
                this.leaders.delete(event.task);
                break;
        }
    }

    /** Kills them all, with what they started. */
    async kill(): Promise<void> {
        if (this.run !== undefined) await killTasks(this.run, [...this.leaders.values()]);
    }
}
