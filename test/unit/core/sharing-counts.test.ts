/** Generated settings and files: what a preview counts is what is changed then, and a second time nothing is. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountLabel } from '../../../electron/contract/account-label.ts';
import type { AccountId } from '../../../electron/contract/identifiers.ts';
import type { ImportChoice, ImportPartView, ImportWay } from '../../../electron/contract/settings-import.ts';
import { rulesInUse, subjectOf } from '../../../electron/core/accounts/environments/rules-in-use.ts';
import { withLabels } from '../../../electron/core/accounts/pins/account-labels.ts';
import type { Settings } from '../../../electron/core/ports/settings.ts';
import { planImport, type ImportPlan } from '../../../electron/core/sharing/import-plan.ts';
import type { Here } from '../../../electron/core/sharing/plan-part.ts';
import { readShared } from '../../../electron/core/sharing/read-shared.ts';
import { sharedText } from '../../../electron/core/sharing/shared-text.ts';
import type { ImportPart } from '../../../electron/shared/tables/import-parts.ts';
import { emptyComputer } from '../../harness/empty-computer.ts';
import { all, fileOf } from '../../harness/settings-file.ts';

const rarely = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 2 });
const oneOf = <Value>(...values: Value[]) => fc.constantFrom(...values);
const some = <Value>(value: fc.Arbitrary<Value>, most = 4) => fc.array(value, { maxLength: most });

const organisationNames = oneOf('Contoso', 'Labs', 'Ops', 'contoso');
const accountIds = oneOf('111122223333', '444455556666');
const roleNames = oneOf('Admin', 'Billing', 'ReadOnly');
const organisation = fc.record({
  name: organisationNames,
  startUrl: oneOf('contoso', 'labs', 'ops').map((name) => `https://${name}.awsapps.com/start`),
  region: oneOf('eu-west-1', 'us-east-1'),
  settings: rarely(
    fc.record({ reloadHours: oneOf(2, 4, 8), monogram: oneOf('A', 'B'), signInWay: oneOf('browser', 'device') }),
  ),
});
const rule = fc.record({
  match: fc.oneof(
    fc.record({ kind: oneOf('names'), pattern: oneOf('*-live', '*-dev', 'a*') }),
    fc.record({ kind: oneOf('words'), words: fc.subarray(['prod', 'live'], { minLength: 1 }) }),
    fc.record({ kind: oneOf('account'), organisation: organisationNames, accountId: accountIds }),
    fc.record({ kind: oneOf('rest') }),
  ),
  environment: oneOf('production', 'sandbox', 'none', 'vault'),
  guard: oneOf('none', 'ask', 'digits', 'nobody'),
});
const environment = fc.record({
  id: oneOf('vault', 'lab', 'staging'),
  look: oneOf('production', 'staging'),
  word: oneOf('Vault', 'V', null),
});
const account = fc.record(
  {
    organisation: organisationNames,
    accountId: accountIds,
    alias: oneOf('Shop', 'shop', 'Store'),
    tags: fc.oneof(
      fc.subarray(['blue', 'Blue', 'red', 'team a']),
      fc.array(fc.integer({ min: 0, max: 14 }).map(String), { maxLength: 10 }),
    ),
    hidden: fc.boolean(),
    hiddenRoles: fc.subarray(['Admin', 'Billing', 'ReadOnly']),
  },
  { requiredKeys: ['organisation', 'accountId'] },
);
const profile = fc.record({
  profile: oneOf('shop', 'Shop', 'store', 'linked'),
  organisation: organisationNames,
  accountId: accountIds,
  roleName: roleNames,
});
const keys = oneOf('Mod+J', 'Mod+L', 'Mod+U', 'Mod+P');
const globalSettings = fc.record(
  {
    theme: oneOf('system', 'dark', 'light', 'pink'),
    density: oneOf('compact', 'comfortable'),
    guardMemory: oneOf('off', '15', 'until-lock'),
    readOnlySets: fc.subarray(['Looks', 'Reads']),
    terminal: oneOf('usual', 'own', 'iterm'),
    summonKeys: oneOf(null, 'Alt+Shift+J', 'Alt+Shift+L', 'K'),
    shortcuts: fc.record({ pin: keys, renew: keys, activity: keys }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);
const notifications = fc.record({ 'signed-in': fc.boolean(), 'sign-in-ends': fc.boolean() }, { requiredKeys: [] });
const file = fc
  .record(
    {
      organisations: some(organisation),
      environments: some(environment, 2),
      rules: some(rule, 6),
      accounts: some(account),
      profiles: some(profile),
      settings: globalSettings,
      notifications,
    },
    { requiredKeys: [] },
  )
  .map(fileOf);

/** Its ids are counted, the same on each run. */
function counting(): Here {
  let made = 0;
  return emptyComputer(() => `7b1c1f0e-5a5c-4a3e-9a6e-${String((made += 1)).padStart(12, '0')}`);
}

function planOf(text: string, here: Here): ImportPlan {
  const read = readShared(text);
  if (!read.ok) throw new Error(read.fault.why);
  return planImport(read.shared, here);
}

/** As `saveImported` does it. */
function after(here: Here, { settings, labels }: ReturnType<ImportPlan['doing']>): Here {
  const changed: Settings = { ...here.settings, ...settings };
  const keyOf = ({ organisationId, accountId }: Pick<AccountLabel, 'organisationId' | 'accountId'>) =>
    `${organisationId}/${accountId}`;
  const before = Object.fromEntries(
    here.labels.map(({ organisationId, accountId, ...label }) => [keyOf({ organisationId, accountId }), label]),
  );
  const written = withLabels(
    before,
    labels.map(({ account: one, change }) => [keyOf(one), change]),
  );
  return {
    ...here,
    settings: changed,
    hasOwnRules: changed.environmentRules !== null || changed.environments.length > 0,
    labels: Object.entries(written).map(([key, label]) => {
      const [organisationId = '', accountId = ''] = key.split('/');
      return { organisationId, accountId: accountId as AccountId, ...label };
    }),
  };
}

/** How many entries are not in both, by what they are for: new, otherwise, and gone. */
function differences(before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): number {
  return [...new Set([...before.keys(), ...now.keys()])].filter((key) => before.get(key) !== now.get(key)).length;
}

/** What a person can see of a part, each entry by what it is for. */
const seen: Readonly<Record<ImportPart, (here: Here) => ReadonlyMap<string, string>>> = {
  organisations: ({ settings }) => new Map(settings.organisations.map((one) => [one.id, JSON.stringify(one)])),
  rules({ settings }) {
    const { environments, rules } = rulesInUse(settings);
    return new Map([
      ...environments.map(({ id, look, word }) => [`environment ${id}`, JSON.stringify([look, word])] as const),
      ...rules.map((one) => [`rule ${subjectOf(one.match)}`, JSON.stringify([one.environmentId, one.guard])] as const),
    ]);
  },
  settings: ({ settings }) =>
    new Map(
      Object.entries(settings)
        .filter(([key]) => ['theme', 'density', 'guardMemory', 'readOnlySets', 'terminal'].includes(key))
        .map(([key, value]) => [key, JSON.stringify(value)]),
    ),
  notifications: ({ settings }) => new Map(settings.notificationsOff.map((kind) => [kind, ''])),
  shortcuts: ({ settings }) => new Map([...Object.entries(settings.shortcuts), ['summon', settings.summonKeys ?? '']]),
  names: ({ labels }) =>
    new Map(
      labels.flatMap(({ organisationId, accountId, alias, tags }) => [
        ...(alias === null ? [] : [[`${organisationId} ${accountId} alias`, alias] as const]),
        ...tags.map((tag) => [`${organisationId} ${accountId} ${tag.toLowerCase()}`, tag] as const),
      ]),
    ),
  hidden: ({ labels }) =>
    new Map(
      labels.flatMap(({ organisationId, accountId, hidden, hiddenRoles }) => [
        ...(hidden ? [[`${organisationId} ${accountId}`, ''] as const] : []),
        ...hiddenRoles.map((name) => [`${organisationId} ${accountId} ${name}`, ''] as const),
      ]),
    ),
  profiles: ({ settings }) =>
    new Map(settings.profileNames.map(({ profile: name, role }) => [name.toLowerCase(), JSON.stringify(role)])),
};

const parts = Object.keys(seen) as ImportPart[];

function order(here: Here): string[] {
  return rulesInUse(here.settings).rules.map(({ match }) => subjectOf(match));
}

/** Whether what is in both stands in another order. */
function isMoved(before: Here, now: Here): boolean {
  const [was, is] = [order(before), order(now)];
  const kept = (one: string[], other: string[]) => one.filter((subject) => other.includes(subject));
  return JSON.stringify(kept(was, is)) !== JSON.stringify(kept(is, was));
}

function changesOf(part: ImportPart, before: Here, now: Here): number {
  const moved = part === 'rules' && isMoved(before, now) ? 1 : 0;
  return differences(seen[part](before), seen[part](now)) + moved;
}

function counted(view: ImportPartView | undefined, way: ImportWay): number {
  if (view === undefined || way === 'skip') return 0;
  return way === 'add' ? view.added : view.added + view.differing + view.removed;
}

const runs = { seed: 20_261_128, numRuns: 200 };

describe('an import', () => {
  it.for(['add', 'replace'] as const)('changes what its preview counts, part by part: %s', (way) => {
    fc.assert(
      fc.property(file, file, (first, second) => {
        const empty = counting();
        const here = after(empty, planOf(first, empty).doing(all('replace')));
        const plan = planOf(second, here);
        const doing = plan.doing(all(way));
        const now = after(here, doing);
        const told = parts.map((part) => [
          part,
          counted(
            plan.preview.parts.find((one) => one.part === part),
            way,
          ),
        ]);
        const done = parts.map((part) => [part, changesOf(part, here, now)]);
        expect(told).toEqual(done);
        expect(doing.changed).toBe(told.reduce((sum, [, count]) => sum + Number(count), 0));
      }),
      runs,
    );
  });

  it.for(['add', 'replace'] as const)('changes nothing a second time: %s', (way) => {
    fc.assert(
      fc.property(file, file, (first, second) => {
        const empty = counting();
        const here = after(empty, planOf(first, empty).doing(all('replace')));
        const once = after(here, planOf(second, here).doing(all(way)));
        const again = planOf(second, once);
        const twice = after(once, again.doing(all(way)));
        expect(again.preview.parts.filter((view) => counted(view, way) > 0)).toEqual([]);
        expect(parts.map((part) => changesOf(part, once, twice))).toEqual(parts.map(() => 0));
        const chords = Object.values(twice.settings.shortcuts);
        expect(new Set(chords).size).toBe(chords.length);
      }),
      runs,
    );
  });

  it('of some parts changes no other, and says how much it was', () => {
    const choices = fc.record(
      Object.fromEntries(parts.map((part) => [part, oneOf('skip', 'add', 'replace')])),
    ) as unknown as fc.Arbitrary<ImportChoice>;
    fc.assert(
      fc.property(file, file, choices, (first, second, choice) => {
        const empty = counting();
        const here = after(empty, planOf(first, empty).doing(all('replace')));
        const doing = planOf(second, here).doing(choice);
        const now = after(here, doing);
        const done = parts.map((part) => changesOf(part, here, now));
        expect(parts.filter((part, place) => choice[part] === 'skip' && done[place] !== 0)).toEqual([]);
        expect(doing.changed).toBe(done.reduce((sum, count) => sum + count, 0));
      }),
      runs,
    );
  });

  it('of what was exported changes nothing where it was, and makes the same elsewhere', () => {
    fc.assert(
      fc.property(file, (first) => {
        const empty = counting();
        const here = after(empty, planOf(first, empty).doing(all('replace')));
        const written = ({ settings, labels }: Here) =>
          sharedText({ app: '1', settings, labels, profiles: settings.profileNames, withNames: true });
        const exported = written(here);
        const back = planOf(exported, here);
        expect(back.preview.parts.filter((view) => counted(view, 'replace') > 0)).toEqual([]);
        const elsewhere = counting();
        expect(written(after(elsewhere, planOf(exported, elsewhere).doing(all('add'))))).toBe(exported);
      }),
      runs,
    );
  });
});
