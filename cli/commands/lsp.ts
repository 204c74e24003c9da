import { Command } from 'commander';
import { Exit } from '../exit.ts';
import { action } from './action.ts';

export const lspCommand = (): Command => new Command('lsp')
    .summary('start the language server, for editors')
    .description('Starts the language server. It speaks the language server protocol over standard input and output.')
    .option('--stdio', 'speak over standard input and output (the default)')
    .addHelpText('after', `
Examples:
  pline lsp --stdio
  Neovim:  vim.lsp.config('pline', { cmd = { 'pline', 'lsp', '--stdio' }, filetypes = { 'pline' } })
  Helix:   [language-server.pline]
           command = "pline"
           args = ["lsp", "--stdio"]`)
    .action(action(async ({ stdio }: { readonly stdio?: true }) => {
        // The server takes its transport from the arguments of the process.
        if (!stdio) process.argv.push('--stdio');
        await import(new URL('server.js', import.meta.url).href);
        return Exit.ok;
    }));
