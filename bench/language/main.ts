/** How fast the language is, in three parts; `PARTS=servers` measures only one. */
import '../../scripts/raw-text.ts';

const PARTS = (process.env['PARTS'] ?? 'servers,features,defaults').split(',');
for (const part of PARTS) {
    await import(`./${part}.ts`);
    console.log();
}
