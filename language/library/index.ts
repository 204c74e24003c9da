import { LIBRARY_SCHEME } from '../uris.ts';
import common from './common.pline?raw';
import connectors from './connectors.pline?raw';
import control from './control.pline?raw';
import databricks from './databricks.pline?raw';
import email from './email.pline?raw';
import exporting from './export.pline?raw';
import http from './http.pline?raw';
import ingest from './ingest.pline?raw';
import process from './process.pline?raw';
import sql from './sql.pline?raw';

/** The standard library's files, by URI. They are Pline text like any other, and part of every bundle. */
export const LIBRARY: ReadonlyMap<string, string> = new Map(
    Object.entries({ common, connectors, control, databricks, email, export: exporting, http, ingest, process, sql }).map(([name, text]) => [`${LIBRARY_SCHEME}:/${name}.pline`, text]),
);
