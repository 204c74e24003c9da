/** The runner's door: what cli/ and server/ use of it. */
export { compareRuns } from './analysis/compare.ts';
export { criticalPath, type CriticalPath } from './analysis/critical-path.ts';
export { requestCancel } from './cancel.ts';
export { RunCancelledError, RunError } from './errors.ts';
export { followRuns, type ProblemListener, type RunListener } from './journal/follow.ts';
export { RunFold, interruptedView } from './journal/fold.ts';
export { glanceAt } from './journal/glance.ts';
export { lastEndOf, type LastEnd } from './journal/last-task.ts';
export { pruneRuns, type Pruned, type PruneOptions } from './journal/prune.ts';
export { listRuns, readRun, runFolder, runIds, runsFolder, type RecordedRun, type RunList } from './journal/runs.ts';
export { killTasks } from './kill.ts';
export type { EngineRun, ExternalLine, ExternalMode, IfRunning, RunOptions, RunResult } from './options.ts';
export { previewRun, type RunPreview } from './plan/preview.ts';
export { rerunOf, type Rerun } from './plan/rerun.ts';
export { projectFolderOf } from './plan/project-folder.ts';
export { resumeRun, type ResumeOptions } from './resume.ts';
export { newRunId } from './run-folder.ts';
export { runLine } from './run.ts';
