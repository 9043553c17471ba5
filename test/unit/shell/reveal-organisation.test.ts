import { describe, expect, it } from 'vitest';
import type { Wanted } from '../../../electron/contract/events.ts';
import { revealFor } from '../../../electron/shell/windows/reveal-organisation.ts';

const [shown, other] = ['0c9f0b8e-5a44-4bb2-9d7c-2f4a1c3f7a10', '5d1a7f52-9f0a-4a8e-8f63-6f0f5b8f2c11'] as const;
const accountId = '111122223333' as never;

/** What is selected for it. */
async function selectedFor(wanted: Wanted | null, showsAll = false): Promise<unknown[]> {
  const selected: unknown[] = [];
  const latchkey = {
    snapshot: () => ({ showsAll, selectedOrganisationId: shown }),
    commands: {
      'organisation.select': ({ organisationId }: { organisationId: string | null }) => {
        selected.push(organisationId);
        return Promise.resolve({ ok: true, value: null });
      },
    },
  };
  await revealFor(wanted, latchkey as never);
  return selected;
}

describe('what the window is summoned for', () => {
  it('is in the list that it shows then', async () => {
    expect([
      await selectedFor({ kind: 'account', organisationId: other, accountId }),
      await selectedFor({ kind: 'console-at', role: { organisationId: other, accountId, roleName: 'R' } }),
      await selectedFor({ kind: 'account', organisationId: shown, accountId }),
      await selectedFor({ kind: 'account', organisationId: other, accountId }, true),
      await selectedFor({ kind: 'activity' }),
      await selectedFor(null),
    ]).toEqual([[other], [other], [], [], [], []]);
  });
});
