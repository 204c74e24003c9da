/** The figures of the flight report, worked out without SQL: every join and every mean by hand, from the sources themselves. */
import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';

export interface Flight {
    readonly year: number;
    readonly month: number;
    readonly day: number;
    readonly hour: number;
    readonly dep_time: number | null;
    readonly dep_delay: number | null;
    readonly carrier: string;
    readonly tailnum: string | null;
    readonly origin: string;
}

export interface Sources {
    readonly flights: readonly Flight[];
    /** Names by code. */
    readonly airlines: ReadonlyMap<string, string>;
    readonly airports: ReadonlyMap<string, string>;
    /** Years of manufacture by tail number. */
    readonly planes: ReadonlyMap<string, number | null>;
    /** Conditions by origin and hour; see {@link hourKey}. */
    readonly conditions: ReadonlyMap<string, string>;
}

/** What is told of a number of flights. */
export interface Figures {
    readonly flights: number;
    readonly cancelled: number;
    readonly late: number;
    /** In minutes; null where none of them departed. */
    readonly meanDelay: number | null;
}

/** Reads the sources of an example's folder. */
export function readSources(folder: string): Sources {
    const database = new DatabaseSync(join(folder, 'data/flights.sqlite'), { readOnly: true });
    const all = (table: string): Record<string, unknown>[] => database.prepare(`SELECT * FROM ${table}`).all();
    const lookup = <V>(table: string, key: string, value: string): Map<string, V> => new Map(all(table).map((row) => [row[key] as string, row[value] as V]));
    try {
        return {
            flights: all('flights') as unknown as Flight[],
            airlines: lookup('airlines', 'carrier', 'name'),
            airports: lookup('airports', 'faa', 'name'),
            planes: lookup('planes', 'tailnum', 'year'),
            conditions: readConditions(readFileSync(join(folder, 'data/weather.csv'), 'utf8')),
        };
    } finally {
        database.close();
    }
}

function readConditions(csv: string): Map<string, string> {
    const [head = [], ...rows] = csv.trimEnd().split('\n').map((line) => line.split(','));
    return new Map(rows.map((cells) => {
        const row = Object.fromEntries(head.map((name, index) => [name, cells[index] ?? ''])) as Record<string, string>;
        return [`${row.origin} ${row.year}-${row.month}-${row.day} ${row.hour}`, condition(Number(row.precip), Number(row.visib), Number(row.wind_speed))];
    }));
}

function condition(rain: number, sight: number, wind: number): string {
    if (rain > 0) return 'rain or snow';
    if (sight < 5) return 'poor sight';
    return wind >= 20 ? 'strong wind' : 'fair';
}

function hourKey({ origin, year, month, day, hour }: Flight): string {
    return `${origin} ${year}-${month}-${day} ${hour}`;
}

/** The flights of January 2013 up to a day of it. */
export function upTo(day: number, { flights }: Sources): Flight[] {
    return flights.filter((flight) => flight.year === 2013 && flight.month === 1 && flight.day <= day);
}

export function perCarrier(flights: readonly Flight[], { airlines }: Sources): Map<string, Figures> {
    return figuresBy(flights, ({ carrier }) => airlines.get(carrier));
}

export function perOriginAndCondition(flights: readonly Flight[], { airports, conditions }: Sources): Map<string, Figures> {
    return figuresBy(flights, (flight) => {
        const origin = airports.get(flight.origin);
        return origin && `${origin}: ${conditions.get(hourKey(flight)) ?? 'not recorded'}`;
    });
}

export function perAge(flights: readonly Flight[], { planes }: Sources): Map<string, Figures> {
    return figuresBy(flights, ({ year, tailnum }) => {
        const built = tailnum === null ? null : planes.get(tailnum);
        return typeof built === 'number' ? String(Math.floor((year - built) / 5) * 5) : undefined;
    });
}

export function withUnknownPlane(flights: readonly Flight[], { planes }: Sources): Flight[] {
    return flights.filter(({ tailnum }) => tailnum === null || !planes.has(tailnum));
}

/** @param keyOf undefined for a flight that a join leaves out */
function figuresBy(flights: readonly Flight[], keyOf: (flight: Flight) => string | undefined): Map<string, Figures> {
    const groups = new Map<string, Flight[]>();
    for (const flight of flights) {
        const key = keyOf(flight);
        if (key === undefined) continue;
        const group = groups.get(key);
        if (group) group.push(flight);
        else groups.set(key, [flight]);
    }
    return new Map([...groups].map(([key, group]) => [key, figures(group)]));
}

function figures(flights: readonly Flight[]): Figures {
    const delays = flights.flatMap(({ dep_delay: delay }) => delay ?? []);
    return {
        flights: flights.length,
        cancelled: flights.filter(({ dep_time: time }) => time === null).length,
        late: delays.filter((delay) => delay > 15).length,
        meanDelay: delays.length === 0 ? null : delays.reduce((sum, delay) => sum + delay, 0) / delays.length,
    };
}
