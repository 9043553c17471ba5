import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Bridge } from '../../electron/contract/bridge.ts';
import type { RunningApp } from '../electron-stand-in/launch.ts';
import { layDesk, signIn, snapshotOf, type Desk } from './support/desk.ts';

const env = { XDG_SESSION_TYPE: 'wayland' };

let desk: Desk;
let app: RunningApp;
beforeEach(async () => {
  desk = await layDesk();
  app = await desk.startApp({ env });
});
afterEach(() => desk.clear());

describe('F: a copy from the tray that needs the window', () => {
  it('shows the list the role is of, whichever was shown: else its account has neither name nor environment', async () => {
    let window = await signIn(app, desk);
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
    app = await desk.startApp({ env });
    await app.clock.advance(20_000);
    await app.tray.clickMenu([`${account}, PowerUserAccess`, 'Copy for bash and zsh']);
    await app.clock.settle();
    window = await app.window();
    const dialog = window.getByRole('dialog');
    await dialog.waitFor();
    await app.clock.settle();
    expect({ shownBefore, of: pinned.length, said: await dialog.getByText(account).count() }).toEqual({
      shownBefore: 'Client A',
      of: 1,
      said: 1,
    });
  });
});
