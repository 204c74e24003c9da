import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { PersistentArray, PersistentQueue } from './persistent.ts';

test('an array changes like a list, and what it was stays', () => {
    fc.assert(fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 50 }), fc.array(fc.tuple(fc.nat(), fc.nat())), (items, changes) => {
        const list = [...items];
        const first = PersistentArray.from(items);
        let array = first;
        for (const [place, item] of changes) {
            list[place % items.length] = item;
            array = array.with(place % items.length, item);
        }
        expect(list.map((_, index) => array.get(index))).toEqual(list);
        expect(items.map((_, index) => first.get(index))).toEqual(items);
    }));
});

test('an index that the array does not have is refused', () => {
    expect(() => PersistentArray.from([1]).get(1)).toThrow(RangeError);
});

test('a queue gives in the order that it took', () => {
    fc.assert(fc.property(fc.array(fc.option(fc.nat(), { nil: undefined })), (steps) => {
        const list: number[] = [];
        let queue = PersistentQueue.empty<number>();
        for (const step of steps) {
            if (step === undefined) {
                const taken = queue.take();
                expect(taken?.item).toBe(list.shift());
                queue = taken?.rest ?? queue;
            } else {
                list.push(step);
                queue = queue.add(step);
            }
        }
    }));
});
