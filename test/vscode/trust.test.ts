/** In a workspace that nobody trusts yet, the language works and nothing runs. */
import { expect, test } from 'vitest';
import './matchers.ts';
import { useSession } from './session.ts';

const session = useSession({ trusted: false });

test('the graph shows, and the palette offers no run', async () => {
    const { workbench } = session();
    await workbench.openFile('shop.pline');
    await workbench.codeLens('Graph').click();
    await expect(workbench.card('Orders')).toAppear();
    await workbench.openFile('shop.pline');
    const titles = await workbench.offered('Pline:');
    expect(titles).toContain('Pline: Clone Task');
    expect(titles).not.toContain('Pline: Run Line');
});

test('a run that is asked for all the same is refused with the reason', async () => {
    const { workbench } = session();
    await workbench.codeLens('Run').click();
    await expect(workbench.notification('only in a workspace that you trust')).toAppear();
    await workbench.screenshot('untrusted');
});
