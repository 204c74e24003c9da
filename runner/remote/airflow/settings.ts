import type { Variables } from '../../evaluate/scope.ts';

/** Where Airflow is and how to get in. */
export interface AirflowSettings {
    /** Without a slash at its end. */
    readonly url: string;
    readonly token?: string;
    readonly user?: string;
    readonly password?: string;
    /** The DAGs folder, where it can be written from here; otherwise the DAG has to be there. */
    readonly dagsFolder?: string;
    /** The folder of the line's file on the workers; the same as here where it is absent. */
    readonly projectFolder?: string;
    /** How the workers call Pline. */
    readonly command?: string;
}

/** Reads the settings from variables of the environment, or of the project's `.env`. */
export function airflowSettings(variables: Variables): AirflowSettings {
    const read = (name: string): string | undefined => variables[`PLINE_AIRFLOW_${name}`] || undefined;
    const given = {
        token: read('TOKEN'), user: read('USER'), password: read('PASSWORD'),
        dagsFolder: read('DAGS'), projectFolder: read('PROJECT'), command: read('COMMAND'),
    };
    return {
        url: (read('URL') ?? 'http://localhost:8080').replace(/\/+$/, ''),
        ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    };
}
