import { mkdtemp, rm } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answersOn } from './answers.ts';
import { Client } from './client.ts';
import { Desk, steps } from './steps.ts';

const WHOLE = new URL('../../language/checks/fixtures/whole-language/', import.meta.url);
const TEXTS = {
    'main.pline': readFileSync(new URL('main.pline', WHOLE), 'utf8'),
    'shared/connections.pline': readFileSync(new URL('shared/connections.pline', WHOLE), 'utf8'),
    'other.pline': 'import "main.pline"\nimport "shared/connections.pline"\n\nline other {\n    task after_all uses spark.submit {\n        after nightly.report\n        jar: "a.jar"\n    }\n}\n',
};

/** Each starts two servers. More find more. */
const RUNS = Number(process.env['PLINE_TEST_RUNS'] ?? 10);

test('whatever is typed, asked and given up, in any order: what the server then says is what a new one says', { timeout: RUNS * 30_000 }, async () => {
    await fc.assert(fc.asyncProperty(steps, fc.array(fc.nat(3_000), { minLength: 1, maxLength: 3 }), async (all, places) => {
        const folder = await mkdtemp(join(tmpdir(), 'pline-interleaving-'));
        const desk = await Desk.create(folder, TEXTS);
        const [used, fresh] = await Promise.all([Client.start(folder), Client.start()]);
        try {
            await desk.open(used);
            await desk.take(all, used);
            for (const document of desk.documents) {
                const offsets = places.map((place) => place % (document.getText().length + 1));
                const answers = await answersOn(used, document, offsets);
                if (document === desk.documents[0]) await desk.open(fresh);
                expect(answers).toEqual(await answersOn(fresh, document, offsets));
            }
        } finally {
            await Promise.all([used.stop(), fresh.stop()]);
            await rm(folder, { recursive: true });
        }
    }), { numRuns: RUNS });
});
