/** What stands before an import: the guard, the policy, the person's word for a program, and a copy of what was there. */
import { describe, expect } from 'vitest';
import type { ImportPreview } from '../../../electron/contract/settings-import.ts';
import type { AccountId } from '../../../electron/contract/identifiers.ts';
import { withoutIsolates } from '../../../electron/shared/text/isolate.ts';
import { organisationTest, signedInTest } from '../../harness/fixtures.ts';
import { answerGuard, asked, code, confirmGuard } from '../../harness/guard.ts';
import { managedBy } from '../../harness/policies.ts';
import { askForCode, stateOf } from '../../harness/running-core.ts';
import { all, contoso, fileOf, imported, opened } from '../../harness/settings-file.ts';

const partOf = (preview: ImportPreview, part: string) => preview.parts.find((one) => one.part === part);

describe('the guard', () => {
  const sandbox = fileOf({
    rules: [{ match: { kind: 'names', pattern: '*' }, environment: 'sandbox', guard: 'none' }],
  });

  signedInTest('asks before an import takes accounts away from production', async ({ core }) => {
    const preview = opened(core, sandbox);
    expect(partOf(preview, 'rules')?.lowers.add.accounts).toBeGreaterThan(0);
    const importing = core.latchkey.commands['settings.import']({ id: preview.id, choice: all('add') });
    await core.settle();
    const question = asked(core);
    await answerGuard(core, { answer: 'go-back' });
    expect([question, code(await importing), core.settings.read().environmentRules]).toEqual([
      'change-environment',
      'cancelled',
      null,
    ]);
    const again = core.latchkey.commands['settings.import']({ id: preview.id, choice: all('add') });
    await core.settle();
    await confirmGuard(core);
    expect([code(await again), core.settings.read().environmentRules?.rules[0]?.environmentId]).toEqual([
      'done',
      'sandbox',
    ]);
  });

  signedInTest('is told to be lowered, also where no account is known', async ({ core }) => {
    await core.latchkey.commands['settings.change']({ change: { guardMemory: 'off', productionReads: 'ask' } });
    const preview = opened(
      core,
      fileOf({
        rules: [{ match: { kind: 'rest' }, environment: 'none', guard: 'none' }],
        settings: { guardMemory: 'until-lock', productionReads: 'allow', readOnlySets: ['AdministratorAccess'] },
      }),
    );
    expect(partOf(preview, 'settings')?.lowers).toEqual({
      add: { accounts: 0, items: 1 },
      replace: { accounts: 0, items: 3 },
    });
    expect(partOf(preview, 'rules')?.lowers.replace.accounts).toBeGreaterThan(0);
  });
});

describe('a program of somebody’s own', () => {
  signedInTest(
    'is set without a question, and asked about before it starts',
    async ({ core, organisationId, role }) => {
      const { startUrl, region } = core.simulator;
      const text = fileOf({
        organisations: [{ name: 'Northwind', startUrl, region, settings: { browserCommand: 'firefox -P team' } }],
      });
      const preview = opened(core, text);
      await imported(core, text, 'replace');
      const asking = core.confirmation.asked.length;
      core.confirmation.agrees = false;
      const performed = await core.latchkey.perform({ kind: 'open-console', role }, 'window');
      expect(code(performed)).toBe('browser-did-not-open');
      const record = core.settings.read().organisations.find(({ id }) => id === organisationId);
      expect([
        preview.programs,
        record?.browserCommand,
        asking,
        core.confirmation.asked.length,
        core.browser.opened.length,
      ]).toEqual([['firefox -P team'], 'firefox -P team', 0, 1, 0]);
    },
  );
});

describe('under a policy', () => {
  signedInTest('what it forbids is left out and named, and it wins', async ({ core }) => {
    await managedBy(core, {
      onlyTheseOrganisations: true,
      organisations: [{ ...contoso, settings: { reloadHours: 12 } }],
      settings: { theme: 'dark' },
      clipboard: { longest: '60' },
      guard: {
        atLeast: { production: 'digits' },
        rules: [{ match: { kind: 'names', pattern: '*-x' }, environment: 'production', guard: 'digits' }],
      },
    });
    const text = fileOf({
      organisations: [
        { ...contoso, settings: { reloadHours: 2, monogram: 'CO' } },
        { name: 'Other', startUrl: 'https://other.awsapps.com/start', region: 'eu-west-1' },
      ],
      rules: [
        { match: { kind: 'names', pattern: '*-X' }, environment: 'sandbox', guard: 'none' },
        { match: { kind: 'names', pattern: '*-y' }, environment: 'production', guard: 'none' },
      ],
      settings: { theme: 'light', clipboardTime: 'never', density: 'compact' },
    });
    const preview = opened(core, text);
    expect(preview.leftOut.map(withoutIsolates)).toEqual([
      'Contoso is managed by your organisation.',
      'Other: your organisation lets no others be added.',
      'rules.0 is managed by your organisation.',
      'Theme is managed by your organisation.',
      'Clear copied credentials is managed by your organisation.',
    ]);
    const result = await imported(core, text, 'replace');
    const { settings, organisations, rules } = core.latchkey.snapshot();
    const added = rules.find(({ match }) => match.kind === 'names' && match.pattern === '*-y');
    expect([
      code(result),
      organisations.map(({ name, monogram, reloadHours }) => [name, monogram, reloadHours]),
      [settings.theme, settings.clipboardTime, settings.density],
      [rules[0]?.guard, added?.guard],
      core.settings.read().organisations.map(({ name }) => name),
    ]).toEqual([
      'done',
      [['Contoso', 'CO', 12]],
      ['dark', '60', 'compact'],
      ['digits', 'digits'],
      ['Northwind', 'Contoso'],
    ]);
  });
});

describe('names of profiles', () => {
  signedInTest('are proposed when their roles are linked, and no file is written', async ({ core, role }) => {
    const profile = {
      profile: 'team-name',
      organisation: 'Northwind',
      accountId: role.accountId,
      roleName: role.roleName,
    };
    await imported(core, fileOf({ profiles: [profile] }));
    const request = { roles: [{ role, profile: null }], way: 'process' as const, forOldTools: false, prune: false };
    const preview = await core.latchkey.commands['links.preview'](request);
    expect([preview.ok ? preview.value.profiles[0]?.profile : null, core.latchkey.settingsText(false)]).toEqual([
      'team-name',
      expect.stringContaining('"profile": "team-name"'),
    ]);
  });
});

describe('before an import', () => {
  signedInTest(
    'what can change is copied; where it cannot be, nothing is changed',
    async ({ core, organisationId }) => {
      core.files.texts.set('settings.json', '{"was":"here"}');
      const label = { organisationId, accountId: '111122223333' as AccountId, change: { alias: 'Mine' } };
      await core.latchkey.commands['account.label'](label);
      const text = fileOf({
        accounts: [{ organisation: 'Northwind', accountId: '111122223333', alias: 'Theirs', tags: ['team'] }],
        settings: { theme: 'dark' },
      });
      const result = await imported(core, text, 'add');
      expect([result, core.files.texts.get('settings.json.before-import'), core.latchkey.snapshot().labels]).toEqual([
        { ok: true, value: { changed: 2, isWritten: true, backup: 'settings.json.before-import', refusedKeys: null } },
        '{"was":"here"}',
        [expect.objectContaining({ alias: 'Mine', tags: ['team'] })],
      ]);
      expect(core.files.texts.get('personal.json.before-import')).toContain('"alias":"Mine"');
      const { id } = opened(core, fileOf({ settings: { theme: 'light' } }));
      core.files.keepCopy = () => Promise.reject(new Error('The disk is full.'));
      const failed = await core.latchkey.commands['settings.import']({ id, choice: all('replace') });
      expect([code(failed), core.settings.read().theme]).toEqual(['storage-failed', 'dark']);
    },
  );
});

describe('at once', () => {
  const text = fileOf({
    organisations: [contoso],
    accounts: [{ organisation: 'Contoso', accountId: '111122223333', hidden: true }],
  });

  signedInTest('two imports of one reading are one', async ({ core }) => {
    core.files.texts.set('settings.json', '{}');
    const { id } = opened(core, text);
    const ask = () => core.latchkey.commands['settings.import']({ id, choice: all('add') });
    const codes = (await Promise.all([ask(), ask()])).map(code);
    const { organisations, labels } = core.latchkey.snapshot();
    expect([codes, organisations.map(({ name }) => name), labels.map(({ organisationId }) => organisationId)]).toEqual([
      ['done', 'not-found'],
      ['Northwind', 'Contoso'],
      [organisations[1]?.id],
    ]);
  });

  signedInTest('a change while the settings are copied is not lost', async ({ core }) => {
    const { id } = opened(core, text);
    const keep = core.files.keepCopy.bind(core.files);
    core.files.keepCopy = async (path) => {
      await core.latchkey.commands['organisation.add']({ ...contoso, name: 'Mine' });
      return await keep(path);
    };
    const importing = await core.latchkey.commands['settings.import']({ id, choice: all('add') });
    const names = core.settings.read().organisations.map(({ name }) => name);
    expect([importing.ok ? null : importing.failure.sentence, names]).toEqual([
      'Your settings have changed since the file was opened. Open it again.',
      ['Northwind', 'Mine'],
    ]);
  });

  organisationTest('a sign-in under way goes on under the name of the file', async ({ core, organisationId }) => {
    const { userCode } = await askForCode(core, organisationId);
    const { startUrl, region } = core.simulator;
    const settings = { reloadHours: 8, signInWay: 'browser' };
    const file = fileOf({ organisations: [{ name: 'Team', startUrl, region, settings }] });
    const result = await imported(core, file, 'replace');
    core.simulator.control.approveDevice(userCode);
    await core.advance(2_000);
    const [organisation] = core.latchkey.snapshot().organisations;
    expect([code(result), organisation?.name, stateOf(core.latchkey)]).toEqual(['done', 'Team', 'signed-in']);
  });
});
