import * as v from 'valibot';
import { importPreviewSchema, type ImportWay } from '../../electron/contract/settings-import.ts';
import { importParts } from '../../electron/shared/tables/import-parts.ts';
import { neededRules } from '../../electron/core/accounts/environments/needed-rules.ts';
import { nameProblem } from '../../electron/core/export/section.ts';
import { readStartUrl } from '../../electron/core/organisations/start-url.ts';
import { looksLikeRegion } from '../../electron/core/regions/partitions.ts';
import { planImport } from '../../electron/core/sharing/import-plan.ts';
import type { Here } from '../../electron/core/sharing/plan-part.ts';
import { readShared, type Shared } from '../../electron/core/sharing/read-shared.ts';
import { readSettings } from '../../electron/core/storage/stored-settings.ts';
import { emptyComputer } from '../harness/empty-computer.ts';
import { live, setStage, useEverything, type Stage } from './meet-core.ts';
import { mutateJson } from './mutate-json.ts';
import { assert, assertOnce, assertOneLine, type Verdict } from './properties.ts';
import { reader, type Reader } from './reader.ts';
import { kept, settings } from './valid-files.ts';

const firefox = { kind: 'browser', browser: 'firefox', profile: null, container: 'Production', private: false };

/** A file of each kind of thing that there is. */
const shared = {
  format: 'latchkey-settings',
  version: 1,
  app: '0.1.0',
  organisations: [
    {
      name: 'Northwind',
      startUrl: 'https://northwind.awsapps.com/start',
      region: 'eu-west-1',
      settings: { browserCommand: 'firefox -P team', environmentBrowsers: { production: firefox }, reloadHours: 8 },
    },
    {
      name: 'Labs',
      startUrl: 'https://aws.contoso.example/labs',
      portalUrl: 'https://d-1234567890.awsapps.com/start',
      region: 'us-east-1',
    },
  ],
  environments: [{ id: 'vault', look: 'production', word: 'Vault' }],
  rules: [
    {
      match: { kind: 'account', organisation: 'Northwind', accountId: '111122223333' },
      environment: 'vault',
      guard: 'digits',
    },
    { match: { kind: 'names', pattern: '*-live' }, environment: 'production', guard: 'ask' },
    { match: { kind: 'words', words: ['prod', 'live eu'] }, environment: 'production', guard: 'ask' },
    { match: { kind: 'rest' }, environment: 'none', guard: 'none' },
  ],
  accounts: [
    { organisation: 'Northwind', accountId: '111122223333', alias: 'Shop', tags: ['blue'], hiddenRoles: ['Billing'] },
  ],
  profiles: [{ profile: 'shop', organisation: 'Labs', accountId: '111122223333', roleName: 'ReadOnlyAccess' }],
  settings: { copyFormat: 'fish', theme: 'dark', terminalCommand: 'xterm', shortcuts: { pin: 'Mod+Shift+P' } },
  notifications: { 'signed-in': false },
};

const here: Here = { ...emptyComputer(() => crypto.randomUUID(), settings), hasOwnRules: true };

function read(text: string): Verdict {
  const reading = readShared(text);
  if (!reading.ok) return 'refused';
  assertShared(reading.shared);
  const plan = planImport(reading.shared, here);
  const preview = { id: here.uuid(), file: 'team.json', ...plan.preview };
  assert(v.is(importPreviewSchema, preview), 'a preview that does not fit the contract');
  [...preview.leftOut, ...preview.unknown, ...preview.programs].forEach((one) =>
    assertOneLine(one, 400, 'what is told of a file'),
  );
  (['add', 'replace'] as const).forEach((way) => assertPlan(plan, way));
  return reading.shared.leftOut.length + reading.shared.unknown.length === 0 ? 'whole' : 'part';
}

function assertShared({ organisations, profiles, leftOut }: Shared): void {
  for (const { name, startUrl, portalUrl, region } of organisations) {
    assertOneLine(name, 100, 'the name of an organisation');
    assert(readStartUrl(portalUrl ?? startUrl).ok, 'an organisation without a portal of AWS');
    assert(URL.parse(startUrl)?.protocol === 'https:' && looksLikeRegion(region), 'one that cannot be reached');
  }
  assertOnce(
    organisations.map(({ name }) => name.toLowerCase()),
    'organisations',
  );
  assert(
    profiles.every(({ profile }) => nameProblem(profile) === null),
    'a name that no tool reads',
  );
  leftOut.forEach(({ at }) => assertOneLine(at, 60, 'a place'));
}

/** What would be kept is what could be read again. */
function assertPlan(plan: ReturnType<typeof planImport>, way: ImportWay): void {
  const choice = Object.fromEntries(importParts.map((part) => [part, way])) as Parameters<typeof plan.doing>[0];
  const { settings: change, rules } = plan.doing(choice);
  if (rules !== null) neededRules(rules);
  const after = readSettings({ version: 1, ...here.settings, ...change });
  assert(after?.whole === true, 'settings that could not be read again');
}

async function inCore(text: string): Promise<void> {
  const stage: Stage = setStage();
  kept(stage, true);
  await live(stage, async (ask, advance, meeting, latchkey) => {
    const opened = latchkey.openSettingsFile('team.json', text);
    if (opened.ok) {
      const { id } = opened.value;
      const choice = Object.fromEntries(importParts.map((part) => [part, 'replace']));
      const importing = ask('settings.import', { id, choice });
      await advance(400);
      const question = latchkey.snapshot().guardQuestion;
      const said = { answer: 'confirm', digits: question?.role.accountId.slice(-4) ?? null, remember: false };
      if (question !== null) await ask('guard.answer', { questionId: question.id, said });
      await importing;
      latchkey.settingsText(true);
    }
    await useEverything(ask, advance, meeting);
  });
}

export const sharingReaders: readonly Reader[] = [
  reader('a file of settings', (steps) => mutateJson(shared, steps), read, inCore),
];
