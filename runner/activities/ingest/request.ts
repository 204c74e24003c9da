import { describeConnection } from '../../connections/connection.ts';
import { ActivityError, type ConnectionInput, type Inputs } from '../activity.ts';
import { errorMessage } from '../error-message.ts';
import { optionalNumber, optionalText } from '../inputs.ts';
import { dialectOf, splitStatements } from '../sql/statements.ts';
import type { SourceRequest } from './source.ts';

const DEFAULT_BATCH = 10_000;

/** @returns what the properties `table`, `query` and `batch_size` ask for @throws ActivityError where that is not one thing */
export function requestFrom(inputs: Inputs, connection: ConnectionInput): SourceRequest {
    const table = optionalText(inputs, 'table');
    const query = optionalText(inputs, 'query');
    const batchSize = optionalNumber(inputs, 'batch_size') ?? DEFAULT_BATCH;
    if (table !== undefined && query === undefined) return { kind: 'table', table, batchSize };
    if (query === undefined || table !== undefined) throw new ActivityError('Set one of "table" (a table or view) and "query" (a query whose result to copy).');
    const [statement, another] = splitStatements(query, dialectOf(connection));
    if (!statement || another) throw new ActivityError('"query" has to hold one statement: run the others before, in a task that uses sql.query.');
    return { kind: 'query', query: statement.text, batchSize };
}

/** Says of a driver's error what was read, and from where. */
export async function reading<T>(connection: ConnectionInput, request: SourceRequest, work: () => Promise<T>): Promise<T> {
    try {
        return await work();
    } catch (error) {
        if (error instanceof ActivityError) throw error;
        throw new ActivityError(`Reading ${request.kind === 'table' ? request.table : 'the query'} from ${describeConnection(connection)} failed: ${errorMessage(error)}`);
    }
}
