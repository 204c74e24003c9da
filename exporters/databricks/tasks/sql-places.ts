/** Where something that is put into a statement stands: in quotes of a kind, in a comment, or in the SQL itself. */
export type SqlPlace = '\'' | '"' | '`' | 'comment' | 'code';

/**
 * Reads a statement of Databricks SQL in pieces.
 * @param pieces the text, and undefined for each thing that is put in
 * @returns for each piece where it begins
 */
export function placesInSql(pieces: readonly (string | undefined)[]): readonly SqlPlace[] {
    let place: SqlPlace = 'code';
    let comment = '';
    return pieces.map((piece) => {
        const begins = place;
        for (let at = 0; at < (piece?.length ?? 0); at++) {
            const [char, two] = [piece![at]!, piece!.slice(at, at + 2)];
            if (place === 'code') {
                if (char === "'" || char === '"' || char === '`') place = char;
                else if (two === '--' || two === '/*') {
                    place = 'comment';
                    comment = two;
                }
            } else if (place === 'comment') {
                if (comment === '--' ? char === '\n' : two === '*/') place = 'code';
            } else if (char === '\\' && place !== '`') {
                at++;
            } else if (char === place) {
                // Two quotes leave the text and enter it again, which comes to the same.
                place = 'code';
            }
        }
        return begins;
    });
}
