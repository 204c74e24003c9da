import { expect, test } from 'vitest';
import { LockService } from './locks.ts';

/** Notes the order in which requests are granted. */
function request(locks: LockService, resource: string, owner: { readonly name: string }, granted: string[]): Promise<void> {
    return locks.acquire(resource, owner).then(() => { granted.push(`${owner.name} ${resource}`); return undefined; });
}

const a = { name: 'a' };
const b = { name: 'b' };
const c = { name: 'c' };

test('a resource goes from one to the next in the order of the requests', async () => {
    const locks = new LockService();
    const granted: string[] = [];
    const all = [request(locks, 'lake', a, granted), request(locks, 'lake', b, granted), request(locks, 'lake', c, granted), request(locks, 'other', c, granted)];
    await Promise.all([all[0], all[3]]);
    expect(granted).toEqual(['a lake', 'c other']);
    locks.release('lake', b);
    locks.release('lake', a);
    await all[1];
    locks.release('lake', b);
    await all[2];
    expect(granted).toEqual(['a lake', 'c other', 'b lake', 'c lake']);
});

test('one that ends gives back what it holds, and no longer waits', async () => {
    const locks = new LockService();
    const granted: string[] = [];
    await request(locks, 'lake', a, granted);
    void request(locks, 'lake', b, granted);
    const last = request(locks, 'lake', c, granted);
    locks.drop(b);
    locks.drop(a);
    await last;
    expect(granted).toEqual(['a lake', 'c lake']);
    locks.drop(c);
    await request(locks, 'lake', b, granted);
});
