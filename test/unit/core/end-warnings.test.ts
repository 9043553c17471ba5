import { describe, expect } from 'vitest';
import { hour, minute, second } from '../../../electron/core/time/instant.ts';
import type { RunningOrganisation } from '../../identity-center/start.ts';
import { coreTest } from '../../harness/fixtures.ts';
import { readOnlyRole, type RunningCore } from '../../harness/running-core.ts';
import { add, signIn, view } from '../../harness/several-organisations.ts';

const clientA = { region: 'eu-central-1', startUrl: 'https://client-a.awsapps.com/start', accounts: 5 };

const it = coreTest.extend('options', { second: clientA });

const shown = (core: RunningCore) => core.notifier.shown.map(({ title }) => title);
const end = (core: RunningCore, id: string) => {
  const { signIn: signedIn } = view(core, id);
  return signedIn.state === 'signed-in' ? signedIn.end : null;
};

/** Signs in for two hours, as far as the person knows. */
async function signedIn(core: RunningCore, name: string, at: RunningOrganisation = core.simulator): Promise<string> {
  const id = await add(core, at, name, true);
  await core.latchkey.commands['organisation.change']({
    organisationId: id,
    change: { sessionLengthMs: 2 * hour },
  });
  await signIn(core, at, id);
  return id;
}

/** Keeps a role of each in use for so long (ms). */
async function work(core: RunningCore, milliseconds: number, ...ids: string[]): Promise<void> {
  for (let left = milliseconds; left > 0; left -= 30 * minute) {
    for (const id of ids) {
      await core.latchkey.perform({ kind: 'copy-credentials', role: readOnlyRole(id), format: 'shell' }, 'tray');
    }
    await core.advance(Math.min(left, 30 * minute));
  }
}

describe('a sign-in that ends soon', () => {
  it('offers to sign in again, or later', async ({ core }) => {
    await work(core, hour + 51 * minute, await signedIn(core, 'Northwind'));
    expect(core.notifier.wishes).toMatchObject([{ kind: 'sign-in-ends', button: 'Sign in again', later: 'Later' }]);
  });

  it('that has ended offers to sign in', async ({ core }) => {
    const id = await signedIn(core, 'Northwind');
    await work(core, hour, id);
    core.simulator.control.endSessions();
    await work(core, 41 * minute, id);
    expect(core.notifier.wishes.map(({ kind, button, later }) => [kind, button, later])).toEqual([
      ['sign-in-ended', 'Sign in', undefined],
    ]);
  });

  it('is told once for each of three organisations', async ({ core }) => {
    const { second: other } = core.simulator;
    const ids = [
      await signedIn(core, 'Northwind'),
      await signedIn(core, 'Client A', other),
      await signedIn(core, 'Northwind as another', core.simulator),
    ];
    await work(core, hour + 59 * minute + 45 * second, ...ids);
    const names = ['Client A', 'Northwind', 'Northwind as another'];
    expect(shown(core).toSorted()).toEqual(
      names.flatMap((name) => [10, 2].map((minutes) => `Sign-in to ${name} ends in ${minutes} minutes`)).toSorted(),
    );
  });

  it('is told by what is left after sleep, and the second time at its moment', async ({ core }) => {
    await work(core, hour + 45 * minute, await signedIn(core, 'Northwind'));
    core.clock.jump(8 * minute);
    core.latchkey.wake();
    await core.advance(6 * minute);
    expect(shown(core)).toEqual(['Sign-in to Northwind ends in 7 minutes', 'Sign-in to Northwind ends in 2 minutes']);
  });

  it('that has ended in sleep is told as ended alone', async ({ core }) => {
    const id = await signedIn(core, 'Northwind');
    await work(core, hour + 45 * minute, id);
    core.simulator.control.endSessions();
    core.clock.jump(25 * minute);
    core.latchkey.wake();
    await core.advance(hour);
    expect({ signInState: view(core, id).signIn.state, shown: shown(core) }).toEqual({
      signInState: 'ended',
      shown: ['Sign-in to Northwind has ended'],
    });
  });

  it('is shown as it was where its notification is switched off', async ({ core }) => {
    const id = await signedIn(core, 'Northwind');
    await core.latchkey.commands['notifications.switch']({ kind: 'sign-in-ends', on: false });
    await work(core, hour + 59 * minute, id);
    expect({ shown: shown(core), endKind: end(core, id)?.kind }).toEqual({ shown: [], endKind: 'set' });
  });
});
