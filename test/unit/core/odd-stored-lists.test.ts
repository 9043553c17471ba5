/** Stored lists with something odd in them: the case C1 (docs/cases.md), and more of its kind. */
import { afterEach, describe, expect, it } from 'vitest';
import { signIn, startCore, type RunningCore } from '../../harness/running-core.ts';

let core: RunningCore;
afterEach(() => core.close());

describe('C1: a stored list in which something cannot be read', () => {
  it('is there without it, which is counted and said', async () => {
    core = await startCore();
    await core.latchkey.start();
    const organisationId = await signIn(core);
    await core.latchkey.stop();
    const path = `catalogue/${organisationId}.json`;
    const stored = JSON.parse(core.files.texts.get(path) ?? '') as { accounts: { id: string; name: string }[] };
    const [first, second, ...others] = stored.accounts;
    const odd = [{ ...first, id: '12' }, { ...second, name: '\u202eone\nname' }, ...others, null];
    await core.files.write(path, JSON.stringify({ ...stored, accounts: odd, unfinished: 'yes' }));
    const next = core.create();
    await next.start();
    const list = await next.commands['catalogue.get']({ organisationId });
    const names = list.ok ? list.value.accounts.map(({ name }) => name) : [];
    expect([names.length, names[0], next.snapshot().notices.map(({ sentence }) => sentence)]).toEqual([
      stored.accounts.length - 1,
      'one name',
      ['2 entries of the list of Northwind could not be read and are left out. Everything else is there.'],
    ]);
  });
});

describe('a stored list with an odd permission set, an odd time and an account twice', () => {
  it('keeps the accounts, and each once', async () => {
    core = await startCore();
    await core.latchkey.start();
    const organisationId = await signIn(core);
    await core.latchkey.stop();
    const path = `catalogue/${organisationId}.json`;
    const stored = JSON.parse(core.files.texts.get(path) ?? '') as { accounts: { roleNames: unknown[] }[] };
    const [first, ...others] = stored.accounts;
    const odd = { ...first, name: 7, roleNames: [...(first?.roleNames ?? []), 'a/b', null] };
    const accounts = [odd, ...others, first];
    await core.files.write(path, JSON.stringify({ ...stored, accounts, checkedAt: 9e15, gone: 'none', failed: 7 }));
    const next = core.create();
    await next.start();
    const list = await next.commands['catalogue.get']({ organisationId });
    expect([list.ok && list.value.accounts.length, next.snapshot().notices.map(({ sentence }) => sentence)]).toEqual([
      stored.accounts.length,
      ['3 entries of the list of Northwind could not be read and are left out. Everything else is there.'],
    ]);
    expect(next.snapshot().organisations[0]?.catalogue.checkedAt).toBe(null);
  });
});
