import { workspace } from 'vscode';
import type { StartRunParams } from '../../protocol/lsp.ts';

/** The variable that `pline run` reads for each setting. The password is no setting: it comes from the environment or the project's `.env`. */
const VARIABLES = { url: 'PLINE_AIRFLOW_URL', user: 'PLINE_AIRFLOW_USER', dagsFolder: 'PLINE_AIRFLOW_DAGS', projectFolder: 'PLINE_AIRFLOW_PROJECT', command: 'PLINE_AIRFLOW_COMMAND' } as const;

/** Airflow, as the settings describe it; what they leave out, the environment or the project's `.env` may say. */
export function airflowEngine(): NonNullable<StartRunParams['on']> {
    const settings = workspace.getConfiguration('pline.airflow');
    const given = Object.entries(VARIABLES).flatMap(([name, variable]): [string, string][] => {
        const value = settings.get<string>(name, '').trim();
        return value === '' ? [] : [[variable, value]];
    });
    return { engine: 'airflow', variables: Object.fromEntries(given) };
}
