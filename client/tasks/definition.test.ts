import { expect, test } from 'vitest';
import { argumentsOf, isPlineTask, nameOf } from './definition.ts';

test.each([
    [{ file: 'shop.pline' }, 'run shop.pline', 'run shop.pline'],
    [{ file: 'shop.pline', line: 'shop', environment: 'prod', params: { day: '2026-01-31', count: 3 } }, 'run shop.pline shop --environment prod --param day=2026-01-31 --param count=3', 'run shop'],
    [{ file: 'shop.pline', line: 'shop', task: 'orders' }, 'run shop.pline shop --only orders', 'run shop.orders'],
    [{ file: 'shop.pline', line: 'shop', from: 'orders' }, 'run shop.pline shop --from orders', 'run shop from orders'],
    [{ file: '.', command: 'check' }, 'check .', 'check'],
] as const)('%o', (definition, command, name) => {
    const task = { type: 'pline', ...definition };
    expect(isPlineTask(task)).toBe(true);
    expect(argumentsOf(task).join(' ')).toBe(command);
    expect(nameOf(task)).toBe(name);
});

test.each([{}, { file: '' }, { file: 'a.pline', line: 3 }, { file: 'a.pline', params: { day: [] } }, { file: 'a.pline', params: null }, { file: 'a.pline', command: 'delete' }])('%o is refused', (definition) => {
    expect(isPlineTask({ type: 'pline', ...definition })).toBe(false);
});
