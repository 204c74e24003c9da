#!/usr/bin/env node
import module from 'node:module';

// What is compiled once need not be compiled at every start. An old Node has no such cache, and is told so by what is loaded next.
module.enableCompileCache?.();
const { main } = await import('./pline.ts');
await main(process.argv);
