import { expect, test } from 'vitest';
import type { Edit } from '../../protocol/edit.ts';
import { edited, NIGHTLY, plan } from './testing.ts';

const TEXT = `line crm {
  // Not of the customers.
  /** All customers. */
  task customers "Customers" uses ingest.database { // customers
    connection: customers_db
    table: "public.customers"
    name: "CUSTOMERS \\t<<day>> customers"
  }
  task between uses wait
  task customers_check uses sql.query {
    after customers, between on complete
    after other.customers
    sql: """
      select count(*), <<customers.rows>> from customers where x = "customers"
    """
  }
}
`;
const clone = (tasks: string[], from = '', to = ''): Edit => ({ kind: 'cloneTasks', line: 'crm', tasks, ...(from && { replacements: [{ from, to }] }) });

test('copies have other names and values, and wait for each other as the originals do', () => {
    const text = edited(TEXT, clone(['customers_check', 'customers'], 'customers', 'suppliers'));
    expect(text).toBe(`${TEXT.slice(0, -2)}  /** All customers. */
  task suppliers "Suppliers" uses ingest.database { // customers
    connection: suppliers_db
    table: "public.suppliers"
    name: "SUPPLIERS \\t<<day>> suppliers"
  }
  task suppliers_check uses sql.query {
    after suppliers, between on complete
    after other.customers
    sql: """
      select count(*), <<suppliers.rows>> from suppliers where x = "suppliers"
    """
  }
}
`);
});

test('without replacements the names and titles are those of copies', () => {
    expect(plan(NIGHTLY, { kind: 'cloneTasks', line: 'nightly', tasks: ['first', 'third', 'first'] }).created).toEqual(['first_copy', 'third_copy']);
    const text = edited(NIGHTLY, { kind: 'cloneTasks', line: 'nightly', tasks: ['first', 'third'] });
    expect(text).toContain('task first_copy "First (copy)"');
    expect(text).toContain('after first_copy, second // both\n    after first_copy on failure');
});

test('what is put in is text, and is not looked at by another replacement', () => {
    const text = edited('line l {\n  task ab uses shell { command: "a b \\n <<x" }\n}\n', { kind: 'cloneTasks', line: 'l', tasks: ['ab'], replacements: [{ from: 'a', to: 'b' }, { from: 'b', to: 'a' }] });
    expect(text).toContain('task ba uses shell { command: "b a \\n <<x" }');
    expect(edited('line l {\n  task t uses shell { command: "x n" }\n}\n', { kind: 'cloneTasks', line: 'l', tasks: ['t'], replacements: [{ from: 'x', to: '"<<a>>\\' }] })).toContain('command: "\\"\\<<a>>\\\\ n"');
});

test('what cannot be is refused', () => {
    expect(() => plan(TEXT, clone([]))).toThrow('Say which tasks to copy.');
    expect(() => plan(TEXT, clone(['customer']))).toThrow('Line "crm" has no task "customer". Did you mean "customers"?');
    expect(() => plan(TEXT, clone(['customers'], 'customers', 'a b'))).toThrow('"a b" cannot be a code');
});
