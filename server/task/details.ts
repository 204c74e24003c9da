import { AstUtils } from 'langium';
import type { Task } from '../../language/generated/ast.ts';
import type { TaskDependency, TaskDetails } from '../../protocol/task.ts';
import type { Documentation } from '../documentation.ts';
import type { PlineServerServices } from '../services.ts';
import { candidatesFor } from './candidates.ts';
import { propertiesOf } from './properties.ts';

/**
 * All that the properties panel shows of a task.
 * @param task of a document that has been checked
 * @param environment whose values of config items are told; the first where it is absent
 */
export function detailsOf(task: Task, environment: string | undefined, documentation: Documentation, services: PlineServerServices): TaskDetails {
    const { name, title, activity, group, rules, dependencies } = task;
    const visible = services.scoping.Visible.of(AstUtils.getDocument(task));
    const activityTitle = activity?.ref?.title;
    const activityDoc = activity?.ref && documentation.summaryOf(activity.ref);
    return {
        name,
        ...(title && { title }),
        ...(activity && { activity: activity.$refText }),
        ...(activityTitle && { activityTitle }),
        ...(activityDoc && { activityDoc }),
        ...(group && { group: group.$refText }),
        groups: visible.all('Group').map((other) => ({ name: other.name, title: other.title ?? other.name })),
        rule: rules[0]?.mode ?? 'all',
        dependencies: dependencies.flatMap(({ upstreams, condition = 'success' }) => upstreams.filter(({ task: upstream }) => upstream).map(({ line, task: upstream }): TaskDependency =>
            ({ task: upstream.$refText, ...(line && { line: line.$refText }), condition }))),
        candidates: candidatesFor(task, services),
        properties: propertiesOf(task, environment ?? visible.all('Environment')[0]?.name, documentation, services),
    };
}
