import { readFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import type { AccountId } from '../../../electron/contract/identifiers.ts';
import { usualRules } from '../../../electron/core/accounts/environments/usual-rules.ts';
import { readShared } from '../../../electron/core/sharing/read-shared.ts';
import { blocksOf } from '../../docs/blocks.ts';
import { coreTest, signedInTest } from '../../harness/fixtures.ts';
import { code } from '../../harness/guard.ts';
import { managedBy } from '../../harness/policies.ts';
import { withoutIsolates } from '../../../electron/shared/text/isolate.ts';
import { all, contoso, fileOf, imported, opened, refused } from '../../harness/settings-file.ts';
import type { RunningCore } from '../../harness/running-core.ts';

const example = blocksOf(['docs/sharing-settings.md']).find(({ info }) => info === 'json')?.text ?? '';

const names = ({ latchkey }: RunningCore): string[] => latchkey.snapshot().organisations.map(({ name }) => name);
/** Everything that a person can set. */
async function setUp(core: RunningCore, organisationId: string): Promise<void> {
  const { commands } = core.latchkey;
  const accountId = '111122223333' as AccountId;
  const results = [
    await commands['organisation.change']({
      organisationId,
      change: {
        name: 'Our own',
        sessionLengthMs: 28_800_000,
        endpoints: { fips: true, dualStack: false },
        browser: { kind: 'browser', browser: 'firefox', profile: null, container: 'Work', private: false },
        browserCommand: 'firefox -P work',
        reloadHours: 8,
      },
    }),
    await commands['organisation.add']({ ...contoso, startUrl: 'https://contoso.awsapps.com/start' }),
    await commands['environments.save']({
      environments: [...usualRules.environments, { id: 'vault', look: 'production', word: 'Vault' }],
      rules: [
        { id: 'a', match: { kind: 'account', organisationId, accountId }, environmentId: 'vault', guard: 'digits' },
        ...usualRules.rules.slice(0, 1),
        { id: 'rest', match: { kind: 'rest' }, environmentId: 'none', guard: 'ask' },
      ],
    }),
    await commands['settings.change']({
      change: {
        theme: 'dark',
        copyFormat: 'fish',
        readOnlySets: ['OnlyLooks'],
        terminal: 'own',
        terminalCommand: 'xterm -e {script}',
        shortcuts: { pin: 'Mod+Shift+P' },
      },
    }),
    await commands['notifications.switch']({ kind: 'signed-in', on: false }),
    await commands['account.label']({
      organisationId,
      accountId,
      change: { alias: 'Shop', tags: ['blue'], hiddenRoles: ['Billing'] },
    }),
  ];
  expect(results.map(code)).toEqual(results.map(() => 'done'));
}

describe('an export', () => {
  signedInTest(
    'read on an empty computer gives the same settings, and the same file',
    async ({ core, organisationId, launch }) => {
      await setUp(core, organisationId);
      const text = core.latchkey.settingsText(true);
      const other = await launch();
      const preview = opened(other, text);
      expect([preview.leftOut, preview.unknown, preview.programs.length]).toEqual([[], [], 2]);
      const result = await other.latchkey.commands['settings.import']({ id: preview.id, choice: all('add') });
      expect([code(result), other.latchkey.settingsText(true)]).toEqual(['done', text]);
      const kept = Object.keys(JSON.parse(text) as object);
      expect(kept).toEqual([
        'format',
        'version',
        'app',
        'organisations',
        'environments',
        'rules',
        'accounts',
        'settings',
        'notifications',
      ]);
    },
  );

  signedInTest(
    'holds no secret, no account that nothing was said of, and no name where that was not chosen',
    async ({ core, organisationId }) => {
      await setUp(core, organisationId);
      const text = core.latchkey.settingsText(false);
      const secrets = core.simulator.control.secrets().map(({ value }) => value);
      const list = await core.latchkey.commands['catalogue.get']({ organisationId });
      const accounts = list.ok ? list.value.accounts.filter(({ id }) => id !== '111122223333') : [];
      const unwanted = [...secrets, ...accounts.flatMap(({ id, name, email }) => [id, name, email]), 'Shop', 'blue'];
      expect([
        secrets.length > 3,
        accounts.length > 3,
        unwanted.filter((one) => one !== null && text.includes(one)),
      ]).toEqual([true, true, []]);
      expect(JSON.parse(text)).toMatchObject({ accounts: [{ hiddenRoles: ['Billing'] }] });
    },
  );

  coreTest('holds of an address no query, which can be a secret, and is the same organisation', async ({ core }) => {
    const startUrl = 'https://aws.contoso.example/labs?key=canary#canary';
    const labs = { name: 'Labs', startUrl, portalUrl: 'https://d-1234567890.awsapps.com/start', region: 'us-east-1' };
    await imported(core, fileOf({ organisations: [labs] }));
    const text = core.latchkey.settingsText(true);
    expect([text.includes('canary'), JSON.parse(text)]).toMatchObject([
      false,
      { organisations: [{ startUrl: 'https://aws.contoso.example/labs', portalUrl: labs.portalUrl }] },
    ]);
    expect(opened(core, text).parts[0]).toMatchObject({ part: 'organisations', added: 0, differing: 0, same: 1 });
  });

  signedInTest('is of the person’s own, without what a policy puts over it', async ({ core }) => {
    await core.latchkey.commands['settings.change']({ change: { theme: 'light' } });
    await managedBy(core, {
      settings: { theme: 'dark' },
      guard: { rules: [{ match: { kind: 'names', pattern: '*-x' }, environment: 'production', guard: 'digits' }] },
    });
    const file = JSON.parse(core.latchkey.settingsText(false)) as Record<string, unknown>;
    expect([file['settings'], file['rules']]).toEqual([{ theme: 'light' }, undefined]);
  });
});

describe('the example of the page', () => {
  coreTest('is read whole, and all of it is new', async ({ core }) => {
    const preview = opened(core, example);
    const counts = preview.parts.map(({ part, added, differing }) => [part, added, differing]);
    expect([preview.leftOut, preview.unknown, counts]).toEqual([
      [],
      [],
      [
        ['organisations', 2, 0],
        ['rules', 3, 0],
        ['settings', 2, 0],
        ['notifications', 1, 0],
        ['shortcuts', 1, 0],
        ['hidden', 1, 0],
        ['profiles', 1, 0],
      ],
    ]);
    const result = await core.latchkey.commands['settings.import']({ id: preview.id, choice: all('add') });
    const settings = core.settings.read();
    expect([
      code(result),
      names(core),
      settings.copyFormat,
      settings.profileNames.map(({ profile }) => profile),
    ]).toEqual(['done', ['Contoso', 'Contoso labs'], 'renewing-shell', ['payments-prod']]);
    // The usual rules are still there behind those of the file.
    expect(settings.environmentRules?.rules.length).toBe(usualRules.rules.length + 2);
    expect(core.http.requests).toEqual([]);
  });
});

describe('a preview', () => {
  signedInTest('changes nothing, and is good for one import', async ({ core }) => {
    const before = JSON.stringify(core.settings.read());
    const { id } = opened(core, example);
    expect(JSON.stringify(core.settings.read())).toBe(before);
    const { commands } = core.latchkey;
    const choice = all('skip');
    const outcomes = [
      await commands['settings.import']({ id: '7b1c1f0e-5a5c-4a3e-9a6e-0f4b2d9c8e11', choice }),
      await commands['settings.import']({ id, choice }),
      await commands['settings.import']({ id, choice }),
    ].map(code);
    expect([outcomes, JSON.stringify(core.settings.read())]).toEqual([['not-found', 'done', 'not-found'], before]);
  });

  signedInTest('that is not true any more is not imported', async ({ core }) => {
    const { id } = opened(core, fileOf({ settings: { theme: 'dark' } }));
    await core.latchkey.commands['settings.change']({ change: { theme: 'dark' } });
    const result = await core.latchkey.commands['settings.import']({ id, choice: all('add') });
    expect(result.ok ? null : result.failure.sentence).toBe(
      'Your settings have changed since the file was opened. Open it again.',
    );
  });

  signedInTest('tells what is the same, and of both ways what they change', async ({ core }) => {
    const { startUrl, region } = core.simulator;
    await core.latchkey.commands['settings.change']({ change: { theme: 'light' } });
    const text = fileOf({
      organisations: [{ name: 'Team', startUrl, region }, contoso],
      settings: { theme: 'dark', density: 'compact' },
    });
    expect(opened(core, text).parts.map(({ part, added, differing, same }) => [part, added, differing, same])).toEqual([
      ['organisations', 1, 1, 0],
      ['settings', 1, 1, 0],
    ]);
    await imported(core, text, 'add');
    const added = [names(core), core.settings.read().theme, core.settings.read().density];
    await imported(core, text, 'replace');
    expect([added, names(core), core.settings.read().theme]).toEqual([
      [['Northwind', 'Contoso'], 'light', 'compact'],
      ['Team', 'Contoso'],
      'dark',
    ]);
  });

  signedInTest('takes each part by itself', async ({ core }) => {
    const { id } = opened(core, example);
    const choice = { ...all('skip'), organisations: 'skip', rules: 'add' } as const;
    await core.latchkey.commands['settings.import']({ id, choice });
    const { environmentRules } = core.settings.read();
    // A rule for an account of an organisation that was left out is left out too.
    expect([names(core), environmentRules?.rules.map(({ match }) => match.kind)]).toEqual([
      ['Northwind'],
      ['names', 'words', 'words', 'words', 'words', 'words', 'rest'],
    ]);
  });
});

describe('a file that cannot be used', () => {
  coreTest.for([
    ['{\n  "format": "latchkey-settings",\n  "version": 1,,\n}', 'is damaged at line 3, column 16'],
    ['{ "format": ', 'is damaged at line 1, column 13'],
    ['{\n  "version": tru,\n  "format": "latchkey-settings"\n}', 'is damaged at line 2, column 14'],
    ["{\r\n  'version': 1\r\n}", 'is damaged at line 2, column 3'],
    ['{"name": "at position 3", "version":}', 'is damaged at line 1, column 37'],
    ['', 'is damaged at line 1, column 1'],
    ['{"a": "\0"}', 'is damaged at line 1, column 7'],
    ['{"a": 1}\0', 'is damaged at line 1, column 9'],
    ['[]', 'holds no settings of Latchkey'],
    ['{"format":"other","version":1}', 'holds no settings of Latchkey'],
    [
      '{"format":"latchkey-settings","version":2}',
      'is of a newer version of Latchkey (format 2, and this one reads 1)',
    ],
    ['{"format":"latchkey-settings","version":"1"}', 'does not say that its format is 1'],
    ['{"format":"latchkey-settings","version":1}', 'holds nothing to import'],
    ['{"format":"latchkey-settings","version":1e308}', 'does not say that its format is 1'],
    ['{"format":"latchkey-settings","version":1.5}', 'does not say that its format is 1'],
  ] as const)('%s is refused with what, where and what to do', async ([text, said], { core }) => {
    expect(refused(core, text)).toContain(said);
    await core.settle();
  });

  coreTest(
    'is shown where all that it holds has names that are not known, so that a slip is seen',
    async ({ core }) => {
      const { parts, leftOut, unknown } = opened(core, fileOf({ settings: { themee: 'dark' }, rulez: [] }));
      expect({ parts, leftOut, unknown }).toEqual({ parts: [], leftOut: [], unknown: ['settings.themee', 'rulez'] });
      await core.settle();
    },
  );

  coreTest('loses only what is wrong with it', async ({ core }) => {
    const preview = opened(
      core,
      fileOf({
        colour: 'red',
        organisations: [
          contoso,
          { ...contoso },
          { name: 'Evil', startUrl: 'https://contoso.awsapps.com.evil.example/start' },
          { name: 'User', startUrl: 'https://x:y@contoso.awsapps.com/start', region: 'eu-west-1' },
          { name: 'Own', startUrl: 'https://aws.contoso.example', region: 'eu-west-1' },
          { name: 'Elsewhere', startUrl: 'https://a.portal.eu-west-1.app.aws', region: 'us-east-1' },
          'x',
        ],
        environments: [{ id: 'production', look: 'sandbox', word: null }],
        rules: [
          { match: { kind: 'names', pattern: '*' }, environment: 'nowhere', guard: 'ask' },
          {
            match: { kind: 'account', organisation: 'Nobody', accountId: '111122223333' },
            environment: 'none',
            guard: 'ask',
          },
        ],
        profiles: [{ profile: 'a b', organisation: 'Contoso', accountId: '111122223333', roleName: 'Admin' }],
        settings: { theme: 'pink', density: 'compact' },
      }),
    );
    expect(preview.unknown).toEqual(['colour']);
    expect(preview.leftOut.map(withoutIsolates)).toEqual([
      'organisations.6 has a value that does not fit.',
      'organisations.2: the portal of AWS behind this address is not named.',
      'organisations.3: the start address is no access portal of AWS.',
      'organisations.4: the portal of AWS behind this address is not named.',
      'organisations.5: the region does not fit the start address.',
      'organisations.1 is there twice; the first counts.',
      'profiles.0: AWS tools do not read this name of a profile.',
      'settings.theme has a value that does not fit.',
      'environments: production has a value that does not fit.',
      'rules.0 is about an environment that is not there.',
      'rules.1 is about an organisation that is neither here nor in the file.',
    ]);
    await imported(core, fileOf({ settings: { theme: 'pink', density: 'compact' } }));
    expect([core.settings.read().theme, core.settings.read().density]).toEqual(['system', 'compact']);
  });

  coreTest('with a rule that was lost has the usual ones in its place', async ({ core }) => {
    const rest = { match: { kind: 'rest' }, environment: 'none', guard: 'ask' };
    const broken = { match: { kind: 'words', words: ['prod'] }, environment: 'production', guard: 'nobody' };
    await imported(core, fileOf({ rules: [broken, rest] }), 'replace');
    const words = core.settings.read().environmentRules?.rules.filter(({ match }) => match.kind === 'words') ?? [];
    expect(words.map(({ environmentId, guard }) => [environmentId, guard])[0]).toEqual(['production', 'ask']);
  });
});

coreTest('the reader takes a mark before the text', () => {
  expect(
    readShared(`\uFEFF${readFileSync('docs/sharing-settings.md', 'utf8').split('```json\n')[1]?.split('```')[0] ?? ''}`)
      .ok,
  ).toBe(true);
});
