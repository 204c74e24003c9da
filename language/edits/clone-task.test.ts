import { expect, test } from 'vitest';
import { edited, NIGHTLY, plan } from './testing.ts';

test('copies properties, dependencies, comments and layout, and makes code and title its own', () => {
    expect(edited(NIGHTLY, { kind: 'cloneTask', line: 'nightly', task: 'second' })).toBe(NIGHTLY.replace('\n  task third', `
  task second_copy uses shell in raw {
    // Runs when the first is through.
    after first      on complete
    command: "echo 1"   // odd   spacing
  }

  task third`));
    expect(edited(NIGHTLY, { kind: 'cloneTask', line: 'nightly', task: 'first' })).toBe(NIGHTLY.replace('// a remark\n', `// a remark

  /** Waits. */
  task first_copy "First (copy)" uses wait { time: 1s }
`));
});

test('gives each copy a code of its own', () => {
    const copies = [1, 2, 3].map(() => ({ kind: 'cloneTask', line: 'nightly', task: 'first' }) as const);
    expect(plan(NIGHTLY, ...copies).created).toEqual(['first_copy', 'first_copy2', 'first_copy3']);
    expect(plan(NIGHTLY, { kind: 'cloneTask', line: 'nightly', task: 'first', name: 'third' }).created).toEqual(['third2']);
});
