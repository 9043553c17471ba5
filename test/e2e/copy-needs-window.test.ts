import { describe, expect } from 'vitest';
import type { Bridge } from '../../electron/contract/bridge.ts';
import { signIn, snapshotOf } from './support/desk.ts';
import { deskTest } from './support/fixtures.ts';

const env = { XDG_SESSION_TYPE: 'wayland' };

const it = deskTest.extend('app', ({ desk }) => desk.startApp({ env }));

describe('F: a copy from the tray that needs the window', () => {
  it('shows the list the role is of, whichever was shown: else its account has neither name nor environment', async ({
    desk,
    app,
  }) => {
    const window = await signIn(app, desk);
    const option = window.getByRole('option').filter({ hasText: 'PowerUserAccess' }).first();
    const label = (await option.getAttribute('aria-label')) ?? '';
    const [account = ''] = label.split(', ');
    await option.click();
    await window.keyboard.press('Control+d');
    await window.evaluate(
      async (input) => {
        const { bridge } = globalThis as unknown as { bridge: Bridge };
        await bridge.call('organisation.add', input);
      },
      { startUrl: desk.simulator.startUrl, region: desk.simulator.region, name: 'Client A', another: true },
    );
    const { organisations, selectedOrganisationId, pinned } = await snapshotOf(window);
    const shownBefore = organisations.find(({ id }) => id === selectedOrganisationId)?.name;
    await app.quit();
    const next = await desk.startApp({ env });
    await next.clock.advance(20_000);
    await next.tray.clickMenu([`${account}, PowerUserAccess`, 'Copy for bash and zsh']);
    await next.clock.settle();
    const dialog = (await next.window()).getByRole('dialog');
    await dialog.waitFor();
    await next.clock.settle();
    expect({ shownBefore, of: pinned.length, said: await dialog.getByText(account).count() }).toEqual({
      shownBefore: 'Client A',
      of: 1,
      said: 1,
    });
  });
});
