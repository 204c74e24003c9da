import type { PlineCoreServices } from '../services.ts';
import { activityChecks } from './activities.ts';
import { CheckContext, type Checks } from './context.ts';
import { conditionChecks } from './dependencies/conditions.ts';
import { cycleChecks } from './dependencies/cycles.ts';
import { impliedChecks } from './dependencies/implied.ts';
import { reachableChecks } from './dependencies/reachable.ts';
import { fileChecks } from './files.ts';
import { importChecks } from './imports.ts';
import { lineCycleChecks } from './line-cycles.ts';
import { lineParamChecks } from './line-params.ts';
import { libraryOnlyChecks } from './library-only.ts';
import { declarationNameChecks } from './names/declarations.ts';
import { defaultsChecks } from './names/defaults.ts';
import { memberNameChecks } from './names/members.ts';
import { configCycleChecks } from './placeholders/config-cycles.ts';
import { environmentChecks } from './placeholders/environments.ts';
import { outputChecks } from './placeholders/outputs.ts';
import { oneOfChecks } from './properties/one-of.ts';
import { requiredChecks } from './properties/required.ts';
import { useChecks } from './properties/use.ts';
import { scheduleChecks } from './schedule.ts';
import { taskChecks } from './tasks.ts';
import { textChecks } from './texts.ts';
import { valueChecks } from './types/values.ts';

/** Every concern that is checked. What is wrong with a name or the syntax is said by the linker and the parser. */
const CHECKS: readonly Checks[] = [
    importChecks, libraryOnlyChecks, declarationNameChecks, memberNameChecks, defaultsChecks,
    taskChecks, activityChecks, scheduleChecks, textChecks,
    requiredChecks, oneOfChecks, useChecks, valueChecks,
    cycleChecks, lineCycleChecks, lineParamChecks, conditionChecks, impliedChecks, reachableChecks,
    outputChecks, environmentChecks, configCycleChecks, fileChecks,
];

/** Registers every check. */
export function registerChecks(services: PlineCoreServices): void {
    const context = new CheckContext(services);
    for (const checks of CHECKS) services.validation.ValidationRegistry.register(checks(context));
}
