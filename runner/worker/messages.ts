/** What the runner and the child that runs one task's activity say to each other over Node's IPC channel. */
import type { Outputs } from '../../protocol/journal.ts';
import type { CatalogTable } from '../../protocol/catalog.ts';
import type { ConnectionInput, Inputs } from '../activities/activity.ts';

export type ToWorker =
    /** The first message. Inputs hold secrets, so they come this way and never as arguments. */
    | { readonly type: 'start'; readonly builtin: string; readonly inputs: Inputs; readonly directory: string; readonly environment: Readonly<Record<string, string>> }
    /** The other first message: no task, but what a connection has. */
    | { readonly type: 'catalog'; readonly connection: ConnectionInput; readonly directory: string }
    | { readonly type: 'locked'; readonly resource: string }
    | { readonly type: 'cancel' };

export type FromWorker =
    | { readonly type: 'log'; readonly line: string }
    | { readonly type: 'progress'; readonly message: string; readonly done?: number; readonly total?: number }
    | { readonly type: 'lock'; readonly resource: string }
    | { readonly type: 'unlock'; readonly resource: string }
    | { readonly type: 'catalog'; readonly tables: readonly CatalogTable[] }
    | { readonly type: 'succeeded'; readonly outputs: Outputs }
    | { readonly type: 'failed'; readonly message: string };
