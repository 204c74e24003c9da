import { expect, test } from 'vitest';
import { edited, NIGHTLY, plan } from './testing.ts';

const TEXT = `// Head.

/** Of the customers. */
line crm "CRM" { // remark
  param day: string
  task customers uses wait
  task check uses shell {
    after customers, crm.customers, other.customers on failure
    command: "<<customers.rows>> <<day>>"
  }
} // behind

line other { task customers uses wait }
`;

test('a line is copied with all that is in it', () => {
    const copy = TEXT.slice(TEXT.indexOf('/**'), TEXT.indexOf(' // behind'));
    expect(edited(TEXT, { kind: 'cloneLine', line: 'crm' })).toBe(TEXT.replace('// behind\n', `// behind\n\n${copy.replace('line crm "CRM"', 'line crm_copy "CRM (copy)"').replace('crm.customers', 'crm_copy.customers')}\n`));
});

test('with another name and replacements', () => {
    const text = edited(TEXT, { kind: 'cloneLine', line: 'crm', name: 'erp', replacements: [{ from: 'customers', to: 'suppliers' }, { from: 'crm', to: 'erp' }] });
    expect(text).toContain('line erp "ERP" { // remark\n  param day: string\n  task suppliers uses wait\n');
    expect(text).toContain('after suppliers, erp.suppliers, other.customers on failure\n    command: "<<suppliers.rows>> <<day>>"');
});

test('names come out unique, and what cannot be is refused', () => {
    expect(plan(NIGHTLY, { kind: 'cloneLine', line: 'nightly', name: 'weekly' }).created).toEqual(['weekly2']);
    expect(() => plan(NIGHTLY, { kind: 'cloneLine', line: 'nightli' })).toThrow('Did you mean "nightly"?');
});
