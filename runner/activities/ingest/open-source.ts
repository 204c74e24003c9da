import { expectConnector } from '../../connections/connection.ts';
import type { ActivityContext, ConnectionInput } from '../activity.ts';
import type { RowSource, SourceRequest } from './source.ts';

/** Opens a table or a query for reading, and loads no other driver than the one that it takes. */
export async function openSource(connection: ConnectionInput, request: SourceRequest, context: ActivityContext): Promise<RowSource> {
    switch (expectConnector(connection, ['postgres', 'mysql', 'sqlserver', 'sqlite'])) {
        case 'postgres': return (await import('./postgres-source.ts')).openPostgresSource(connection, request, context);
        case 'mysql': return (await import('./mysql-source.ts')).openMySqlSource(connection, request, context);
        case 'sqlserver': return (await import('./sqlserver-source.ts')).openSqlServerSource(connection, request, context);
        case 'sqlite': return (await import('./sqlite-source.ts')).openSqliteSource(connection, request, context);
    }
}
