import { describe, expect } from 'vitest';
import type { AccountId, Role } from '../../../electron/contract/identifiers.ts';
import { signedInTest } from '../../harness/fixtures.ts';
import { organisationIn, signIn, type RunningCore } from '../../harness/running-core.ts';

const ids = ['111122223333', '111122224444'] as const;

const it = signedInTest.extend('signedIn', async ({ launch }) => {
  const core = await launch();
  for (const account of core.simulator.control.accounts()) {
    if (ids.some((id) => id === account.id)) Object.assign(account, { name: 'Development' });
  }
  return { core, organisationId: await signIn(core) };
});

function roleIn(organisationId: string, accountId: string): Role {
  return { organisationId, accountId: accountId as AccountId, roleName: 'ReadOnlyAccess' };
}

async function reload(core: RunningCore, organisationId: string): Promise<void> {
  await core.latchkey.commands['catalogue.reload']({ organisationId });
  await core.settle();
  while (organisationIn(core.latchkey.snapshot()).catalogue.reading !== null) {
    await core.advance(1_000);
  }
}

describe('A1, A2: two accounts of one name', () => {
  it('make two sections of a credentials file, which no tool takes for one', async ({ core, organisationId }) => {
    const sections: (string | undefined)[] = [];
    for (const id of ids) {
      const role = roleIn(organisationId, id);
      await core.latchkey.perform({ kind: 'copy-credentials', role, format: 'credentials-file' }, 'window');
      sections.push(core.clipboard.text.split('\n')[0]);
    }
    expect(sections).toEqual([
      '[Development-111122223333-ReadOnlyAccess]',
      '[Development-111122224444-ReadOnlyAccess]',
    ]);
  });

  it('are told apart where access to them was removed, in notifications and in the news', async ({
    core,
    organisationId,
  }) => {
    for (const id of ids) {
      await core.latchkey.commands['role.pin']({ role: roleIn(organisationId, id), pinned: true });
      core.simulator.control.removeAssignment(id, 'ReadOnlyAccess');
    }
    await reload(core, organisationId);
    const { news } = organisationIn(core.latchkey.snapshot()).catalogue;
    expect({
      shownTitles: core.notifier.shown.map(({ title }) => title).toSorted(),
      names: news?.names.toSorted(),
    }).toEqual({
      shownTitles: ['Access to Development (…3333) was removed', 'Access to Development (…4444) was removed'],
      names: ['Development (…3333)', 'Development (…4444)'],
    });
  });

  it('are told apart in the sentence of a failure, in what was done and to the tray', async ({
    core,
    organisationId,
  }) => {
    const role = roleIn(organisationId, ids[0]);
    core.simulator.control.removeAssignment(role.accountId, role.roleName);
    const refused = await core.latchkey.perform({ kind: 'copy-credentials', role, format: 'shell' }, 'window');
    const [last = ''] = (core.files.texts.get('activity.jsonl') ?? '').trim().split('\n').slice(-1);
    const recorded = JSON.parse(last) as { readonly account: unknown };
    const { digits, organisation } = core.latchkey.describe(role);
    expect({
      refused: refused.ok ? null : refused.failure.sentence,
      account: recorded.account,
      digits,
      organisation,
    }).toEqual({
      refused:
        'ReadOnlyAccess in Development (…3333) is not assigned to you any more. Reload the list, or ask your administrator.',
      account: 'Development (…3333)',
      digits: '…3333',
      organisation: null,
    });
  });

  it('are told apart where their credentials were not renewed', async ({ core, organisationId }) => {
    for (const id of ids) {
      await core.latchkey.perform(
        { kind: 'copy-credentials', role: roleIn(organisationId, id), format: 'shell' },
        'window',
      );
    }
    core.simulator.control.addFault({ kind: 'status', status: 503, path: '/federation/credentials' });
    for (let minutes = 0; minutes < 60 && core.notifier.shown.length === 0; minutes += 1) await core.advance(60_000);
    expect(core.notifier.shown[0]?.title).toMatch(/^Development \(…[34]{4}\) and 1 other role were not renewed$/u);
  });
});
