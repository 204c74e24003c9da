import { expect, test } from 'vitest';
import { ProgressThrottle } from './progress.ts';

test('the first news pass at once and the newest in the end; between them few do', async () => {
    const passed: string[] = [];
    const newest = Promise.withResolvers<void>();
    const throttle = new ProgressThrottle(({ message }) => {
        passed.push(message);
        if (message === 'news 999') newest.resolve();
    });
    for (let index = 0; index < 1000; index++) throttle.tell({ message: `news ${index}` });
    expect(passed).toEqual(['news 0']);
    await newest.promise;
    expect(passed).toEqual(['news 0', 'news 999']);
    throttle.close();
});
