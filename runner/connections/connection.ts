import { ActivityError, type ConnectionInput } from '../activities/activity.ts';
import { optionalNumber, optionalText, pathFrom, requiredText } from '../activities/inputs.ts';

/**
 * @param connectors those that the caller can open
 * @throws ActivityError where the connection is of another kind
 */
export function expectConnector<const T extends string>(connection: ConnectionInput, connectors: readonly T[]): T {
    const found = connectors.find((candidate) => candidate === connection.connector);
    if (found === undefined) {
        throw new ActivityError(`The connection ${connection.connection} is of kind ${connection.connector}, which cannot be used here yet: use ${connectors.join(' or ')}.`);
    }
    return found;
}

/** @returns the absolute path of a connection to a file; `:memory:` stays as it is */
export function connectionFile(connection: ConnectionInput, directory: string): string {
    const file = requiredText(connection.properties, 'file');
    return file === ':memory:' ? file : pathFrom(directory, file);
}

/** @returns the connection for a message: its name and where it leads, never its password */
export function describeConnection({ connection, connector, properties }: ConnectionInput): string {
    const file = optionalText(properties, 'file');
    if (file !== undefined) return `${connection} (${connector} ${file})`;
    const [database, host, user] = ['database', 'host', 'user'].map((name) => optionalText(properties, name));
    return `${connection} (${connector}${database ? ` ${database}` : ''} at ${host ?? 'localhost'}:${optionalNumber(properties, 'port') ?? ''}${user ? ` as ${user}` : ''})`;
}
