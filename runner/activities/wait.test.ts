import { expect, test } from 'vitest';
import { recordingContext, runActivity, temporaryFolder } from './testing.ts';

test('wait ends by itself', async () => {
    expect(await runActivity('wait', { time: 1 }, recordingContext(temporaryFolder()))).toEqual({});
});

test('a cancel ends even the longest wait', async () => {
    const cancel = new AbortController();
    const waiting = runActivity('wait', { time: 400 * 86_400_000 }, recordingContext(temporaryFolder(), cancel.signal));
    cancel.abort();
    await expect(waiting).rejects.toThrow(/abort/);
});

test('a wait without a time says what to set', async () => {
    await expect(runActivity('wait', {}, recordingContext(temporaryFolder()))).rejects.toThrow('"time" is missing');
});
