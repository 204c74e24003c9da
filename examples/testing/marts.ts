import { perAge, perCarrier, perOriginAndCondition, type Figures, type Flight, type Sources } from './figures.ts';
import { queryLake, type Row } from './lake.ts';

/** The tables that people read, each in the order of its key. */
export interface Marts {
    readonly carriers: readonly Row[];
    readonly conditions: readonly Row[];
    readonly ages: readonly Row[];
}

/** What a run wrote. */
export async function martsIn(lake: string): Promise<Marts> {
    return {
        carriers: await queryLake(lake, 'select carrier, flights, cancelled, late, mean_delay from mart.carriers order by carrier'),
        conditions: await queryLake(lake, `select origin || ': ' || condition as key, flights, cancelled, mean_delay from mart.conditions order by key`),
        ages: await queryLake(lake, 'select age::varchar as key, flights, mean_delay from mart.ages order by key'),
    };
}

/** What it should have written. */
export function martsOf(flights: readonly Flight[], sources: Sources): Marts {
    return {
        carriers: rowsOf(perCarrier(flights, sources), (carrier, { meanDelay, ...counts }) => ({ carrier, ...counts, mean_delay: meanDelay })),
        conditions: rowsOf(perOriginAndCondition(flights, sources), (key, { meanDelay, flights, cancelled }) => ({ key, flights, cancelled, mean_delay: meanDelay })),
        ages: rowsOf(perAge(flights, sources), (key, { meanDelay, flights }) => ({ key, flights, mean_delay: meanDelay })),
    };
}

function rowsOf(figures: ReadonlyMap<string, Figures>, row: (key: string, figures: Figures) => Row): Row[] {
    return [...figures].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => row(key, value));
}
