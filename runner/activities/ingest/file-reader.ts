import { quoteLiteral } from '../../connections/duckdb.ts';
import { ActivityError, type Inputs } from '../activity.ts';
import { optionalBoolean, optionalText, textMap } from '../inputs.ts';

const FORMATS = { csv: /\.(csv|tsv)(\.gz)?$/i, json: /\.(json|jsonl|ndjson)(\.gz)?$/i, parquet: /\.parquet$/i } as const;
type Format = keyof typeof FORMATS;

/**
 * @param file an absolute path or pattern
 * @returns the SQL table function that reads it
 * @throws ActivityError where the format cannot be told, or an option is for another one
 */
export function readFunction(file: string, inputs: Inputs): string {
    const format = formatOf(file, optionalText(inputs, 'format'));
    refuseForeign(format, inputs);
    switch (format) {
        // All lines decide on the types: a sample would fail, or lose something, at a later one.
        case 'csv': return `read_csv(${quoteLiteral(file)}, sample_size = -1${csvOptions(inputs)})`;
        case 'json': return `read_json(${quoteLiteral(file)}, sample_size = -1)`;
        case 'parquet': return `read_parquet(${quoteLiteral(file)})`;
    }
}

function formatOf(file: string, given: string | undefined): Format {
    const known = Object.keys(FORMATS).filter((format): format is Format => format in FORMATS);
    const found = known.find((format) => (given === undefined ? FORMATS[format].test(file) : format === given));
    if (found) return found;
    throw new ActivityError(`The format of ${given ?? file} is not known: set "format" to ${known.join(', ')}.`);
}

function csvOptions(inputs: Inputs): string {
    const [delimiter, header, nullText] = [optionalText(inputs, 'delimiter'), optionalBoolean(inputs, 'header'), optionalText(inputs, 'null_text')];
    const types = Object.entries(textMap(inputs, 'types')).map(([column, type]) => `${quoteLiteral(column)}: ${quoteLiteral(type)}`);
    return [
        delimiter === undefined ? '' : `, delim = ${quoteLiteral(delimiter)}`,
        header === undefined ? '' : `, header = ${header}`,
        nullText === undefined ? '' : `, nullstr = ${quoteLiteral(nullText)}`,
        types.length === 0 ? '' : `, types = {${types.join(', ')}}`,
    ].join('');
}

function refuseForeign(format: Format, inputs: Inputs): void {
    const foreign = ['delimiter', 'header', 'null_text', 'types'].find((name) => (inputs[name] ?? undefined) !== undefined);
    if (format !== 'csv' && foreign) throw new ActivityError(`"${foreign}" is for CSV files, and this one is ${format}: leave it out.`);
}
