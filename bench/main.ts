/** `npm run bench [PART…]`: builds, then measures each part beside its peers, in one run. Figures are printed as they are; nothing is asserted. */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

const parts = readdirSync('bench', { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
const wanted = process.argv.slice(2);
const unknown = wanted.filter((part) => !parts.includes(part));
if (unknown.length > 0) {
    console.error(`There is no benchmark ${unknown.join(', ')}; there is: ${parts.join(', ')}.`);
    process.exit(2);
}
execFileSync(process.execPath, ['scripts/build.ts'], { stdio: 'inherit' });
for (const part of wanted.length > 0 ? wanted : parts) {
    console.log(`\n# ${part}\n`);
    execFileSync(process.execPath, [`bench/${part}/main.ts`], { stdio: 'inherit' });
}
