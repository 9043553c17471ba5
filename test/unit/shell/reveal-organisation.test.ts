import { expect, it } from 'vitest';
import type { Wanted } from '../../../electron/contract/events.ts';
import { revealFor } from '../../../electron/shell/windows/reveal-organisation.ts';
import { northwindId, organisation, role, signedIn, snapshot } from './doubles/snapshots.ts';

const target = role('111122223333', 'ReadOnlyAccess');

/** What is selected before the window shows what is wanted. */
async function selected(wanted: Wanted | null, showsAll = false): Promise<unknown[]> {
  const events: unknown[] = [];
  await revealFor(wanted, {
    snapshot: () => snapshot({ organisations: [organisation(signedIn)], showsAll }),
    commands: {
      'organisation.select': ({ organisationId }) => {
        events.push(organisationId);
        return Promise.resolve({ ok: true, value: null });
      },
    },
  });
  return events;
}

it('shows the list of an account or a role that is wanted, unless those of all are shown', async () => {
  const account = { kind: 'account', organisationId: northwindId, accountId: target.accountId } as const;
  expect([
    await selected(account),
    await selected({ kind: 'console-at', role: target, destination: { service: 's3', region: 'eu-west-1' } }),
    await selected(account, true),
    await selected({ kind: 'activity' }),
    await selected(null),
  ]).toEqual([[northwindId], [northwindId], [], [], []]);
});
