import type { Connection } from 'vscode-languageserver';
import { listActivities, listGroups, type ActivityOutline, type GroupOutline } from '../../protocol/lsp.ts';
import { Documentation } from '../documentation.ts';
import type { PlineServerServices } from '../services.ts';
import { onDocumentRequest } from './document-request.ts';

/** Lists what a document's tasks can use: the library's activities, its own, and those that it imports; and the groups that they can be in. */
export function registerActivities(connection: Connection, services: PlineServerServices): void {
    const documentation = new Documentation(services);
    onDocumentRequest(connection, services, listActivities, (document): ActivityOutline[] =>
        services.scoping.Visible.of(document).all('Activity').map((activity) => {
            const description = documentation.summaryOf(activity);
            const icon = activity.icons[0]?.name;
            return { name: activity.name, ...(activity.title && { title: activity.title }), ...(icon && { icon }), ...(description && { description }) };
        }));
    onDocumentRequest(connection, services, listGroups, (document): GroupOutline[] =>
        services.scoping.Visible.of(document).all('Group').map(({ name, title }) => ({ name, title: title ?? name })));
}
