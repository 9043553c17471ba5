import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hour, minute, second } from '../../../electron/core/time/instant.ts';
import type { RunningOrganisation } from '../../identity-center/start.ts';
import { readOnlyRole, startCore, type RunningCore } from '../../harness/running-core.ts';
import { add, signIn, view } from '../../harness/several-organisations.ts';

const clientA = { region: 'eu-central-1', startUrl: 'https://client-a.awsapps.com/start', accounts: 5 };

let core: RunningCore;
beforeEach(async () => {
  core = await startCore({ second: clientA });
  await core.latchkey.start();
});
afterEach(() => core.close());

const shown = () => core.notifier.shown.map(({ title }) => title);
const end = (id: string) => {
  const { signIn: signedIn } = view(core, id);
  return signedIn.state === 'signed-in' ? signedIn.end : null;
};

/** Signs in for two hours, as far as the person knows. */
async function signedIn(name: string, at: RunningOrganisation = core.simulator): Promise<string> {
  const id = await add(core, at, name, true);
  await core.latchkey.commands['organisation.change']({
    organisationId: id,
    change: { sessionLengthMs: 2 * hour },
  });
  await signIn(core, at, id);
  return id;
}

/** Keeps a role of each in use for so long (ms). */
async function work(milliseconds: number, ...ids: string[]): Promise<void> {
  for (let left = milliseconds; left > 0; left -= 30 * minute) {
    for (const id of ids) {
      await core.latchkey.perform({ kind: 'copy-credentials', role: readOnlyRole(id), format: 'shell' }, 'tray');
    }
    await core.advance(Math.min(left, 30 * minute));
  }
}

describe('a sign-in that ends soon', () => {
  it('offers to sign in again, or later', async () => {
    await work(hour + 51 * minute, await signedIn('Northwind'));
    expect(core.notifier.wishes).toMatchObject([{ kind: 'sign-in-ends', button: 'Sign in again', later: 'Later' }]);
  });

  it('that has ended offers to sign in', async () => {
    const id = await signedIn('Northwind');
    await work(hour, id);
    core.simulator.control.endSessions();
    await work(41 * minute, id);
    expect(core.notifier.wishes.map(({ kind, button, later }) => [kind, button, later])).toEqual([
      ['sign-in-ended', 'Sign in', undefined],
    ]);
  });

  it('is told once for each of three organisations', async () => {
    const { second: other } = core.simulator;
    const ids = [
      await signedIn('Northwind'),
      await signedIn('Client A', other),
      await signedIn('Northwind as another', core.simulator),
    ];
    await work(hour + 59 * minute + 45 * second, ...ids);
    const names = ['Client A', 'Northwind', 'Northwind as another'];
    expect(shown().toSorted()).toEqual(
      names.flatMap((name) => [10, 2].map((minutes) => `Sign-in to ${name} ends in ${minutes} minutes`)).toSorted(),
    );
  });

  it('is told by what is left after sleep, and the second time at its moment', async () => {
    await work(hour + 45 * minute, await signedIn('Northwind'));
    core.clock.jump(8 * minute);
    core.latchkey.wake();
    await core.advance(6 * minute);
    expect(shown()).toEqual(['Sign-in to Northwind ends in 7 minutes', 'Sign-in to Northwind ends in 2 minutes']);
  });

  it('that has ended in sleep is told as ended alone', async () => {
    const id = await signedIn('Northwind');
    await work(hour + 45 * minute, id);
    core.simulator.control.endSessions();
    core.clock.jump(25 * minute);
    core.latchkey.wake();
    await core.advance(hour);
    expect([view(core, id).signIn.state, shown()]).toEqual(['ended', ['Sign-in to Northwind has ended']]);
  });

  it('is shown as it was where its notification is switched off', async () => {
    const id = await signedIn('Northwind');
    await core.latchkey.commands['notifications.switch']({ kind: 'sign-in-ends', on: false });
    await work(hour + 59 * minute, id);
    expect([shown(), end(id)?.kind]).toEqual([[], 'set']);
  });
});
