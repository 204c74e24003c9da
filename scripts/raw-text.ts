/** Lets Node read `import text from './x.pline?raw'`, as the bundler and the tests do. Import it before what needs it. */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

const QUERY = '?raw';

registerHooks({
    load: (url, context, next) => url.endsWith(QUERY)
        ? { format: 'module', source: `export default ${JSON.stringify(readFileSync(new URL(url.slice(0, -QUERY.length)), 'utf8'))};`, shortCircuit: true }
        : next(url, context),
});
