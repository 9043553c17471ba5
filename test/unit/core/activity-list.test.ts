import { describe, expect } from 'vitest';
import type { AccountId } from '../../../electron/contract/identifiers.ts';
import type { LinkRequest } from '../../../electron/contract/links.ts';
import { mostActivityEntries } from '../../../electron/contract/activity.ts';
import { signedInTest as it } from '../../harness/fixtures.ts';
import { startAgain, type RunningCore } from '../../harness/running-core.ts';
import { withoutGuard } from '../../harness/guard.ts';

const path = 'activity.jsonl';

async function list(core: RunningCore, latchkey = core.latchkey) {
  const answer = await latchkey.commands['activity.get']({});
  if (!answer.ok) throw new Error(answer.failure.sentence);
  return answer.value;
}

/** Puts lines behind those there are. */
async function append(core: RunningCore, ...lines: unknown[]): Promise<void> {
  for (const line of lines) {
    await core.files.append(path, `${typeof line === 'string' ? line : JSON.stringify(line)}\n`);
  }
}

describe('the list of what was done', () => {
  it('is newest first, with what is only just being written', async ({ core, role }) => {
    await core.latchkey.perform({ kind: 'copy-account-id', role }, 'tray');
    await core.advance(1);
    void core.latchkey.credentialsFor(role, { program: 'terraform' }).then(() => undefined);
    await core.settle();
    expect(await list(core)).toMatchObject({
      entries: [
        { about: 'role', kind: 'read-credentials', environment: 'production', source: { program: 'terraform' } },
        { about: 'role', kind: 'copy-account-id', role, account: 'payments-prod', source: 'tray', outcome: 'done' },
        { about: 'organisation', kind: 'signed-in', organisation: 'Northwind' },
        { about: 'organisation', kind: 'organisation-added', organisation: 'Northwind' },
      ],
      older: 0,
    });
  });

  it('leaves out what is no record: a torn line, another program’s, a kind of a newer version', async ({
    core,
    role,
  }) => {
    const before = (await list(core)).entries;
    const good = { at: 1, kind: 'copy-account-id', role, account: 'a', source: 'window', outcome: 'done' };
    await append(core, 'no record', '{"at":1}', { ...good, kind: 'teleport' }, { ...good, outcome: 'eaten' });
    await append(core, { ...good, more: 'of a newer version' });
    await core.files.append(path, '{"at":2,"ki');
    const { entries } = await list(core);
    expect(entries).toEqual([{ about: 'role', ...good, environment: 'production', detail: null }, ...before]);
  });

  it('tells the environment of now, and of an account that is gone none', async ({ core, role, organisationId }) => {
    await core.latchkey.perform({ kind: 'copy-account-id', role }, 'tray');
    const gone = { ...role, accountId: '999999999999' as AccountId };
    await append(core, {
      at: 1,
      kind: 'copy-account-id',
      role: gone,
      account: 'gone',
      source: 'tray',
      outcome: 'done',
    });
    await withoutGuard(core);
    const of = { kind: 'account', organisationId, accountId: role.accountId } as const;
    await core.latchkey.commands['environment.correct']({ of, environment: 'sandbox' });
    const { entries } = await list(core);
    expect(entries.slice(0, 3)).toMatchObject([
      { kind: 'change-environment', detail: 'sandbox', environment: 'sandbox' },
      { account: 'gone', environment: 'none' },
      { account: 'payments-prod', environment: 'sandbox' },
    ]);
  });

  it('is the newest of very many, and says how many are older', async ({ core, role }) => {
    const lines = Array.from({ length: mostActivityEntries + 500 }, (_none, at) =>
      JSON.stringify({ at, kind: 'copy-account-id', role, account: 'a', detail: 'd', source: 'tray', outcome: 'done' }),
    );
    await core.files.write(path, `${lines.join('\n')}\n`);
    const { entries, older } = await list(core);
    expect([entries.length, entries[0]?.at, entries.at(-1)?.at, older]).toEqual([
      mostActivityEntries,
      mostActivityEntries + 499,
      500,
      500,
    ]);
  });

  it('is a failure where the disk does not hand it over', async ({ core }) => {
    core.files.unreadable.add(path);
    const answer = await core.latchkey.commands['activity.get']({});
    expect(answer).toMatchObject({ ok: false, failure: { code: 'storage-failed' } });
  });

  it('is empty where nothing was done', async ({ core }) => {
    await core.files.remove(path);
    expect(await list(core)).toEqual({ entries: [], older: 0 });
  });
});

describe('who read a role last', () => {
  const consumersOf = async (latchkey: RunningCore['latchkey']) => {
    const answer = await latchkey.commands['programs.get']({});
    return answer.ok ? answer.value.links.map(({ lastRead }) => lastRead?.program ?? null) : null;
  };

  it('is known after a restart, a refused read is none', async ({ core, role }) => {
    const request: LinkRequest = {
      roles: [{ role, profile: 'payments' }],
      way: 'process',
      forOldTools: false,
      prune: false,
    };
    await core.latchkey.commands['links.apply']({ request, digits: null });
    await core.latchkey.credentialsFor(role, { program: 'kubectl' });
    await core.advance(1);
    await core.latchkey.credentialsFor(role, { program: 'terraform' });
    await core.advance(1);
    await core.latchkey.commands['settings.change']({ change: { productionReads: 'ask' } });
    await core.latchkey.credentialsFor(role, { program: 'refused' });
    const before = await consumersOf(core.latchkey);
    const after = await consumersOf(await startAgain(core));
    expect([before, after]).toEqual([['terraform'], ['terraform']]);
  });
});
