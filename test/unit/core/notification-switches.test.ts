import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { minute } from '../../../electron/core/time/instant.ts';
import { allNotifications } from '../../harness/builders.ts';
import { organisationIn, readOnlyRole, signIn, startCore, type RunningCore } from '../../harness/running-core.ts';

let core: RunningCore;
beforeEach(async () => {
  core = await startCore();
  await core.latchkey.start();
});
afterEach(() => core.close());

const switches = () => core.latchkey.snapshot().notifications;
const switchEnds = (on: boolean) => core.latchkey.commands['notifications.switch']({ kind: 'sign-in-ended', on });

describe('the notifications', () => {
  it('are all shown at first', () => {
    expect(switches()).toEqual(allNotifications);
  });

  it('are switched off and on by kind, which the window hears and the next start knows', async () => {
    const heard: unknown[] = [];
    core.latchkey.onSnapshot(({ notifications }) => heard.push(notifications['sign-in-ended']));
    await switchEnds(false);
    await core.settle();
    const next = core.create().snapshot().notifications;
    await switchEnds(true);
    await core.settle();
    expect([heard, next, switches()]).toEqual([
      [false, true],
      { ...allNotifications, 'sign-in-ended': false },
      allNotifications,
    ]);
  });

  it('leave the kinds of a newer version as they are', async () => {
    core.settings.change({ notificationsOff: ['update-ready'] });
    await switchEnds(false);
    await switchEnds(false);
    const off = core.settings.read().notificationsOff;
    await switchEnds(true);
    expect([off, core.settings.read().notificationsOff, switches()]).toEqual([
      ['update-ready', 'sign-in-ended'],
      ['update-ready'],
      allNotifications,
    ]);
  });

  it('that are switched off are not shown, while the state is', async () => {
    const role = readOnlyRole(await signIn(core));
    await switchEnds(false);
    await core.latchkey.perform({ kind: 'copy-credentials', role, format: 'shell' }, 'tray');
    core.simulator.control.endSessions();
    await core.advance(41 * minute);
    expect([organisationIn(core.latchkey.snapshot()).signIn.state, core.notifier.shown]).toEqual(['ended', []]);
  });
});
