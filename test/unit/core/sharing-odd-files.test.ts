/** Files of settings that nobody's export writes, and computers that have something like them already. */
import { describe, expect } from 'vitest';
import type { AccountId } from '../../../electron/contract/identifiers.ts';
import { mostRules } from '../../../electron/contract/environment.ts';
import type { ImportPreview } from '../../../electron/contract/settings-import.ts';
import { usualRules } from '../../../electron/core/accounts/environments/usual-rules.ts';
import { withoutIsolates } from '../../../electron/shared/text/isolate.ts';
import { coreTest, signedInTest } from '../../harness/fixtures.ts';
import { code } from '../../harness/guard.ts';
import { managedBy } from '../../harness/policies.ts';
import type { RunningCore } from '../../harness/running-core.ts';
import { all, contoso, fileOf, imported, opened } from '../../harness/settings-file.ts';

const accountId = '111122223333' as AccountId;
const names = (core: RunningCore): string[] => core.latchkey.snapshot().organisations.map(({ name }) => name);
const counts = ({ parts }: ImportPreview) =>
  parts.map(({ part, added, differing, removed }) => [part, added, differing, removed]);
const changes = ({ parts }: ImportPreview) =>
  parts.filter(({ added, differing, removed }) => added + differing + removed > 0).map(({ part }) => part);
const rulesOf = (core: RunningCore) => core.settings.read().environmentRules?.rules ?? [];
const add = (core: RunningCore, one: typeof contoso, another = false) =>
  core.latchkey.commands['organisation.add']({ ...one, ...(another ? { another } : {}) });

describe('organisations that are alike', () => {
  coreTest('have an id each, where one of them was here before', async ({ core }) => {
    const added = await add(core, contoso);
    const organisationId = added.ok ? added.value.organisationId : '';
    await core.latchkey.commands['organisation.remove']({ organisationId });
    await imported(core, fileOf({ organisations: [contoso, { ...contoso, name: 'Contoso ops' }] }));
    const ids = core.settings.read().organisations.map(({ id }) => id);
    expect([names(core), new Set(ids).size, ids[0] === organisationId]).toEqual([['Contoso', 'Contoso ops'], 2, true]);
  });

  coreTest('of one name: what a file says of its own is not said of another here', async ({ core }) => {
    await add(core, { ...contoso, startUrl: 'https://other.awsapps.com/start' });
    const text = fileOf({
      organisations: [contoso],
      accounts: [{ organisation: 'Contoso', accountId, hidden: true }],
    });
    const { id } = opened(core, text);
    const choice = { ...all('add'), organisations: 'skip' } as const;
    await core.latchkey.commands['settings.import']({ id, choice });
    expect([names(core), core.latchkey.snapshot().labels]).toEqual([['Contoso'], []]);
  });

  coreTest(
    'of one name here take no name from one that the file does not speak of, and it is done once',
    async ({ core }) => {
      await add(core, { ...contoso, name: 'Labs' });
      await add(core, { ...contoso, startUrl: 'https://other.awsapps.com/start' });
      const text = fileOf({ organisations: [contoso] });
      await imported(core, text, 'replace');
      expect([names(core), changes(opened(core, text))]).toEqual([['Contoso 2', 'Contoso'], []]);
    },
  );

  coreTest('are found by a name that was cleaned', async ({ core }) => {
    const name = 'Contoso \u202e  GmbH';
    const text = fileOf({
      organisations: [{ ...contoso, name }],
      accounts: [{ organisation: name, accountId, hidden: true }],
      rules: [{ match: { kind: 'account', organisation: name, accountId }, environment: 'staging', guard: 'ask' }],
      profiles: [{ profile: 'a', organisation: name, accountId, roleName: 'Admin' }],
    });
    const preview = opened(core, text);
    expect([preview.leftOut, changes(preview)]).toEqual([[], ['organisations', 'rules', 'hidden', 'profiles']]);
    await imported(core, text);
    expect(names(core)).toEqual(['Contoso GmbH']);
  });
});

describe('read on the computer that wrote it', () => {
  signedInTest('a file changes nothing', async ({ core, organisationId }) => {
    const { commands } = core.latchkey;
    const added = await add(core, contoso);
    const gone = added.ok ? added.value.organisationId : '';
    const account = (id: string) => ({ kind: 'account', organisationId: id, accountId }) as const;
    await commands['environments.save']({
      environments: [...usualRules.environments],
      rules: [
        { id: 'a', match: account(organisationId), environmentId: 'production', guard: 'digits' },
        { id: 'b', match: account(gone), environmentId: 'staging', guard: 'ask' },
        ...usualRules.rules,
      ],
    });
    await commands['organisation.remove']({ organisationId: gone });
    await commands['settings.change']({ change: { theme: 'dark', summonKeys: 'Alt+Shift+L' } });
    const before = core.settings.read();
    const text = core.latchkey.settingsText(true);
    expect([opened(core, text).leftOut, changes(opened(core, text))]).toEqual([[], []]);
    await imported(core, text, 'replace');
    expect(core.settings.read().environmentRules?.rules.map(({ id }) => id)).toEqual(
      before.environmentRules?.rules.map(({ id }) => id),
    );
  });

  signedInTest('is the same under a policy that raises its guard', async ({ core }) => {
    const rule = { match: { kind: 'names', pattern: '*-y' }, environment: 'production', guard: 'none' };
    await managedBy(core, { guard: { atLeast: { production: 'digits' } } });
    const text = fileOf({ rules: [rule] });
    await imported(core, text, 'replace');
    expect(changes(opened(core, text))).toEqual([]);
  });

  coreTest('a file of any kind changes nothing a second time', async ({ core }) => {
    const text = fileOf({
      organisations: [contoso, { ...contoso, name: 'Ops' }],
      environments: [{ id: 'vault', look: 'production', word: 'Vault' }],
      rules: [
        { match: { kind: 'account', organisation: 'Ops', accountId }, environment: 'vault', guard: 'none' },
        { match: { kind: 'rest' }, environment: 'none', guard: 'ask' },
      ],
      accounts: [{ organisation: 'Ops', accountId, alias: ' Shop ', tags: ['a', 'A', 'b'], hiddenRoles: ['x', 'x'] }],
      profiles: [{ profile: 'shop', organisation: 'ops', accountId, roleName: 'Admin' }],
      settings: { theme: 'dark', shortcuts: { pin: 'Mod+Shift+P' }, summonKeys: 'Alt+L' },
      notifications: { 'signed-in': false },
    });
    await imported(core, text, 'add');
    expect(changes(opened(core, text))).toEqual([]);
  });
});

describe('rules', () => {
  coreTest('in another order are told of, since the first that fits counts', async ({ core }) => {
    const one = { match: { kind: 'names', pattern: 'a*' }, environment: 'production', guard: 'ask' };
    const other = { match: { kind: 'names', pattern: '*z' }, environment: 'sandbox', guard: 'none' };
    const rest = { match: { kind: 'rest' }, environment: 'none', guard: 'none' };
    await imported(core, fileOf({ rules: [one, other, rest] }));
    const turned = fileOf({ rules: [other, one, rest] });
    expect(counts(opened(core, turned))).toEqual([['rules', 0, 1, 0]]);
    await imported(core, turned, 'replace');
    expect([rulesOf(core)[0]?.environmentId, changes(opened(core, turned))]).toEqual(['sandbox', []]);
  });

  coreTest('that join those here stand behind what is meant more exactly, whatever is taken', async ({ core }) => {
    const added = await add(core, contoso);
    const organisationId = added.ok ? added.value.organisationId : '';
    await core.latchkey.commands['environments.save']({
      environments: [...usualRules.environments],
      rules: [
        {
          id: 'a',
          match: { kind: 'account', organisationId, accountId },
          environmentId: 'production',
          guard: 'digits',
        },
        ...usualRules.rules,
      ],
    });
    const rule = { match: { kind: 'names', pattern: '*' }, environment: 'sandbox', guard: 'none' };
    await imported(core, fileOf({ rules: [rule] }), 'replace');
    expect(
      rulesOf(core)
        .map(({ match }) => match.kind)
        .slice(0, 2),
    ).toEqual(['account', 'names']);
  });

  coreTest('that have no room are left out, and those here stay', async ({ core }) => {
    const many = Array.from({ length: 3000 }, (_, place) => ({
      match: { kind: 'names', pattern: `n${place}` },
      environment: 'sandbox',
      guard: 'none',
    }));
    const preview = opened(core, fileOf({ rules: many }));
    await imported(core, fileOf({ rules: many }));
    const kinds = rulesOf(core).map(({ match }) => match.kind);
    expect([
      preview.parts[0]?.added,
      preview.leftOut.map(withoutIsolates)[0],
      kinds.length,
      kinds.filter((kind) => kind === 'words').length,
    ]).toEqual([
      mostRules - usualRules.rules.length,
      `rules.${mostRules - usualRules.rules.length} has no room here: there are as many as Latchkey keeps.`,
      mostRules,
      usualRules.rules.length - 1,
    ]);
  });

  coreTest('of a whole set that guards less are told where no list is known, before it is taken', async ({ core }) => {
    const open = usualRules.rules.flatMap(({ match, environmentId }) =>
      match.kind === 'account' ? [] : [{ match, environment: environmentId, guard: 'none' }],
    );
    const lowers = (rules: readonly object[]) => opened(core, fileOf({ rules })).parts[0]?.lowers.add.items;
    const fresh = { match: { kind: 'names', pattern: 'x' }, environment: 'sandbox', guard: 'none' };
    expect([lowers([fresh, ...open]), lowers([fresh, ...open.slice(-1)]), lowers([fresh])]).toEqual([1, 1, 0]);
    await core.settle();
  });

  coreTest('that ask nothing for a red environment ask, and it is told', async ({ core }) => {
    const rule = { match: { kind: 'names', pattern: 'v*' }, environment: 'vault', guard: 'none' };
    const text = fileOf({ environments: [{ id: 'vault', look: 'production', word: 'Vault' }], rules: [rule] });
    expect(opened(core, text).leftOut.map(withoutIsolates)).toEqual([
      'rules.0 asks, since red is kept for what is guarded.',
    ]);
    await imported(core, text);
    expect([rulesOf(core)[0]?.guard, changes(opened(core, text))]).toEqual(['ask', []]);
  });

  coreTest('lose their red where a file gives their environment another look: it is told', async ({ core }) => {
    const vault = { id: 'vault', look: 'production', word: 'Vault' } as const;
    await core.latchkey.commands['environments.save']({
      environments: [...usualRules.environments, vault],
      rules: [
        { id: 'a', match: { kind: 'names', pattern: 'v*' }, environmentId: 'vault', guard: 'digits' },
        ...usualRules.rules,
      ],
    });
    const part = opened(core, fileOf({ environments: [{ ...vault, look: 'sandbox' }] })).parts[0];
    expect([part?.differing, part?.lowers.replace.items]).toEqual([1, 1]);
    await core.settle();
  });
});

describe('what a file does not say', () => {
  coreTest('of hidden accounts stays as it is', async ({ core }) => {
    const added = await add(core, contoso);
    const organisationId = added.ok ? added.value.organisationId : '';
    const { commands } = core.latchkey;
    await commands['account.label']({ organisationId, accountId, change: { hiddenRoles: ['Billing'] } });
    const other = '444455556666' as AccountId;
    await commands['account.label']({ organisationId, accountId: other, change: { hidden: true } });
    const accounts = [
      { organisation: 'Contoso', accountId, hidden: true },
      { organisation: 'Contoso', accountId: other, hiddenRoles: ['Admin'] },
    ];
    await imported(core, fileOf({ accounts }), 'replace');
    expect(core.latchkey.snapshot().labels).toEqual([
      expect.objectContaining({ hidden: true, hiddenRoles: ['Billing'] }),
      expect.objectContaining({ hidden: true, hiddenRoles: ['Admin'] }),
    ]);
  });
});

describe('names that objects have by themselves', () => {
  coreTest('are names as any other', async ({ core }) => {
    const text = `{"format":"latchkey-settings","version":1,"__proto__":{"rules":[]},"constructor":1,
      "settings":{"__proto__":{"theme":"dark"},"shortcuts":{"toString":"Mod+K","__proto__":"Mod+J"}},
      "notifications":{"__proto__":false},
      "organisations":[{"name":"__proto__","startUrl":"https://contoso.awsapps.com/start","region":"eu-west-1"}],
      "profiles":[{"profile":"proto","organisation":"__proto__","accountId":"111122223333","roleName":"constructor"}]}`;
    const preview = opened(core, text);
    expect(counts(preview)).toEqual([
      ['organisations', 1, 0, 0],
      ['shortcuts', 1, 0, 0],
      ['profiles', 1, 0, 0],
    ]);
    await imported(core, text);
    expect([names(core), core.settings.read().theme, changes(opened(core, text))]).toEqual([
      ['__proto__'],
      'system',
      [],
    ]);
  });
});

describe('keys of the window', () => {
  coreTest('that another action has are left out, and two may change theirs', async ({ core }) => {
    await imported(core, fileOf({ settings: { shortcuts: { pin: 'Mod+J', renew: 'Mod+L' } } }));
    const clash = opened(core, fileOf({ settings: { shortcuts: { activity: 'Mod+J' } } }));
    const swapped = fileOf({ settings: { shortcuts: { pin: 'Mod+L', renew: 'Mod+J', activity: 'Mod+U' } } });
    await imported(core, swapped, 'add');
    const added = core.settings.read().shortcuts;
    await imported(core, swapped, 'replace');
    expect([clash.leftOut.map(withoutIsolates), added, core.settings.read().shortcuts]).toEqual([
      ['settings.shortcuts.activity: another action has these keys.'],
      { pin: 'Mod+J', renew: 'Mod+L', activity: 'Mod+U' },
      { pin: 'Mod+L', renew: 'Mod+J', activity: 'Mod+U' },
    ]);
  });
});

describe('keys that show the window', () => {
  coreTest('that no system gives are left out, and others are taken', async ({ core }) => {
    const odd = opened(core, fileOf({ settings: { theme: 'dark', summonKeys: 'K' } }));
    const good = opened(core, fileOf({ settings: { summonKeys: 'Alt+Shift+F9' } }));
    expect([odd.leftOut.map(withoutIsolates), changes(odd), changes(good)]).toEqual([
      ['settings.summonKeys has a value that does not fit.'],
      ['settings'],
      ['shortcuts'],
    ]);
    await core.settle();
  });
});

describe('a command line', () => {
  coreTest('that cannot be started is left out, by itself', async ({ core }) => {
    const organisations = [{ ...contoso, settings: { browserCommand: 'sh -c "firefox {url}"', reloadHours: 8 } }];
    const text = fileOf({ organisations, settings: { terminal: 'own', terminalCommand: 'xterm "-e' } });
    expect(opened(core, text).leftOut.map(withoutIsolates)).toEqual([
      'organisations.0.settings.browserCommand has a value that does not fit.',
      'settings.terminalCommand has a value that does not fit.',
    ]);
    await imported(core, text);
    const { organisations: kept, terminalCommand } = core.settings.read();
    expect([kept.map(({ browserCommand, reloadHours }) => [browserCommand, reloadHours]), terminalCommand]).toEqual([
      [[null, 8]],
      '',
    ]);
  });

  coreTest('that begins as another one is shown once, since it is cut', async ({ core }) => {
    const long = `firefox ${'-P work '.repeat(30)}`;
    const organisations = ['a', 'b'].map((end, place) => ({
      ...contoso,
      name: `Contoso ${place}`,
      settings: { browserCommand: `${long}${end}` },
    }));
    const { programs } = opened(core, fileOf({ organisations }));
    expect([programs.length, new Set(programs).size]).toEqual([1, 1]);
    await core.settle();
  });
});

describe('a disk that takes nothing', () => {
  signedInTest('is told of with the import, and what was imported is written later', async ({ core }) => {
    const accounts = [{ organisation: 'Northwind', accountId, alias: 'Shop' }];
    const change = core.settings.change.bind(core.settings);
    core.settings.change = () => {
      throw new Error('The disk is full.');
    };
    const result = await imported(core, fileOf({ accounts, settings: { theme: 'dark' } }));
    expect(result).toMatchObject({ ok: true, value: { changed: 2, isWritten: false } });
    core.settings.change = change;
    const again = await imported(core, fileOf({ settings: { density: 'compact' } }));
    expect([again, core.settings.read().theme]).toMatchObject([{ value: { isWritten: true } }, 'dark']);
    expect(code(again)).toBe('done');
  });
});
