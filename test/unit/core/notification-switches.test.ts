import { describe, expect } from 'vitest';
import { allNotifications } from '../../harness/builders.ts';
import { minute } from '../../../electron/core/time/instant.ts';
import { coreTest as it } from '../../harness/fixtures.ts';
import { organisationIn, readOnlyRole, signIn, type RunningCore } from '../../harness/running-core.ts';

const switches = (core: RunningCore) => core.latchkey.snapshot().notifications;
const switchEnds = (core: RunningCore, on: boolean) =>
  core.latchkey.commands['notifications.switch']({ kind: 'sign-in-ended', on });

describe('the notifications', () => {
  it('are all shown at first', ({ core }) => {
    expect(switches(core)).toEqual(allNotifications);
  });

  it('are switched off and on by kind, which the window hears and the next start knows', async ({ core }) => {
    const heard: unknown[] = [];
    core.latchkey.onSnapshot(({ notifications }) => heard.push(notifications['sign-in-ended']));
    await switchEnds(core, false);
    await core.settle();
    const next = core.create().snapshot().notifications;
    await switchEnds(core, true);
    await core.settle();
    expect({ heard, next, switches: switches(core) }).toEqual({
      heard: [false, true],
      next: { ...allNotifications, 'sign-in-ended': false },
      switches: allNotifications,
    });
  });

  it('leave the kinds of a newer version as they are', async ({ core }) => {
    core.settings.change({ notificationsOff: ['update-ready'] });
    await switchEnds(core, false);
    await switchEnds(core, false);
    const off = core.settings.read().notificationsOff;
    await switchEnds(core, true);
    expect({ off, notificationsOff: core.settings.read().notificationsOff, switches: switches(core) }).toEqual({
      off: ['update-ready', 'sign-in-ended'],
      notificationsOff: ['update-ready'],
      switches: allNotifications,
    });
  });

  it('that are switched off are not shown, while the state is', async ({ core }) => {
    const role = readOnlyRole(await signIn(core));
    await switchEnds(core, false);
    await core.latchkey.perform({ kind: 'copy-credentials', role, format: 'shell' }, 'tray');
    core.simulator.control.endSessions();
    await core.advance(41 * minute);
    expect({ signInState: organisationIn(core.latchkey.snapshot()).signIn.state, shown: core.notifier.shown }).toEqual({
      signInState: 'ended',
      shown: [],
    });
  });
});
