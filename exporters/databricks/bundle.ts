import type { ResolvedLine } from '../../language/model/types.ts';
import { plain, type Configs } from './configs.ts';
import type { Notes } from '../notes.ts';
import type { ReachedTask } from './reach.ts';

export interface Target {
    readonly default?: true;
    readonly workspace?: { readonly host: string };
}

/**
 * The environments as targets of a bundle, each with the workspace that the tasks' connections name there.
 * @returns by name; empty for a line without environments
 */
export function targetsOf(line: ResolvedLine, environments: readonly string[], reached: Iterable<ReachedTask>, configs: Configs, notes: Notes): Readonly<Record<string, Target>> {
    const names = new Set([...reached].flatMap(({ task: { inputs } }) => inputs['connection']?.kind === 'connection' ? [inputs['connection'].name] : []));
    const connections = [...names].flatMap((name) => line.connections[name]?.connector === 'databricks' ? [line.connections[name]] : []);
    const hosts = new Map(environments.map((environment) => [environment, new Set(connections.flatMap(({ properties }) => properties['host'] ? [hostIn(properties['host'], environment, configs)] : []))]));
    const [first, second] = connections;
    if (second !== undefined && hosts.values().some((each) => each.size > 1)) {
        notes.refusal(`The tasks of the line run in several workspaces (${connections.map(({ name }) => name).join(', ')}), and a job runs in one.`, second.range, 'Use one connection, or make a line for each workspace.');
    } else if (first !== undefined && (environments.length === 0 || hosts.values().some((each) => each.has(undefined)))) {
        notes.difference(`The connection ${first.name} does not say before a run which workspace it is, or no environment is there to say it for.`, first.range, 'The bundle is deployed to the workspace of the profile that you deploy with.');
    }
    return Object.fromEntries(environments.map((environment, index) => {
        const [host] = hosts.get(environment)!;
        return [environment, { ...(index === 0 && { default: true as const }), ...(host !== undefined && { workspace: { host } }) }];
    }));
}

function hostIn(host: Parameters<Configs['settle']>[0], environment: string, configs: Configs): string | undefined {
    const known = plain(configs.settleIn(host, environment));
    return typeof known === 'string' ? known : undefined;
}

/** `databricks.yml`, for people to change. */
export function bundleFile(name: string, projectFolder: string, targets: Readonly<Record<string, Target>>): object {
    return {
        bundle: { name: name.replaceAll(/[^\w-]+/g, '_') },
        include: ['resources/*.yml'],
        sync: { ...(projectFolder !== '.' && { paths: ['.', projectFolder] }), exclude: ['**/.pline/**', '**/.env'] },
        ...(Object.keys(targets).length > 0 && { targets }),
    };
}
