import * as v from 'valibot';
import { describe, expect } from 'vitest';
import type { EnvironmentRule, EnvironmentRules, RuleMatch } from '../../../electron/contract/environment.ts';
import type { AccountId } from '../../../electron/contract/identifiers.ts';
import { appSnapshotSchema } from '../../../electron/contract/snapshot.ts';
import { judge, shownEnvironment } from '../../../electron/core/accounts/environments/environment-of.ts';
import { neededRules } from '../../../electron/core/accounts/environments/needed-rules.ts';
import { rulesInUse } from '../../../electron/core/accounts/environments/rules-in-use.ts';
import { usualRest, usualRules } from '../../../electron/core/accounts/environments/usual-rules.ts';
import { FailureError } from '../../../electron/core/failures/fail.ts';
import { readSettings } from '../../../electron/core/storage/stored-settings.ts';
import { printedBy } from '../../harness/ask-command.ts';
import { chainRoles } from '../../harness/chain-roles.ts';
import { signedInTest as it } from '../../harness/fixtures.ts';
import { startAgain, type RunningCore } from '../../harness/running-core.ts';

const northwind = '7b1c1f0e-5a5c-4a3e-9a6e-0f4b2d9c8e11';
const id = '111122223333' as AccountId;
const words = (...all: string[]): RuleMatch => ({ kind: 'words', words: all });
const names = (pattern: string): RuleMatch => ({ kind: 'names', pattern });
const account: RuleMatch = { kind: 'account', organisationId: northwind, accountId: id };

/** Rules of this order, the usual one for the rest behind them. */
function rules(...all: readonly (readonly [RuleMatch, string, EnvironmentRule['guard']?])[]): EnvironmentRules {
  const made = all.map(([match, environmentId, guard = 'ask'], at) => ({ id: `r${at}`, match, environmentId, guard }));
  return { environments: [...usualRules.environments], rules: [...made, usualRest] };
}

const lookOf = (known: EnvironmentRules, name: string | null) => judge(known, northwind, { id, name }).environment.look;

describe('rules of environments', () => {
  it('are read from the top, whatever their kind: the first that fits counts', () => {
    const all: [RuleMatch, string][] = [
      [names('*-prod'), 'sandbox'],
      [account, 'staging'],
      [words('prod'), 'production'],
    ];
    const [byName, byAccount, byWord] = all;
    if (byName === undefined || byAccount === undefined || byWord === undefined) throw new Error('No rules.');
    expect([
      lookOf(rules(byName, byAccount, byWord), 'web-prod'),
      lookOf(rules(byAccount, byName, byWord), 'web-prod'),
      lookOf(rules(byWord, byAccount, byName), 'web-prod'),
      lookOf(rules(byWord, byAccount, byName), 'web'),
      lookOf(rules(byName, byWord), 'web'),
      lookOf(rules(byName, byWord), null),
    ]).toEqual(['sandbox', 'staging', 'production', 'staging', 'none', 'none']);
  });

  it('by words go by their own order, and take the qualifiers of the grammar', () => {
    const known = rules([words('eu'), 'shared'], [words('prod'), 'production'], [words('stg'), 'staging']);
    const looks = ['web-prod-eu', 'web-prod', 'pre-prod', 'preprod', 'prod-like', 'non-prod', 'product', 'WebProd2'];
    expect(looks.map((name) => lookOf(known, name))).toEqual([
      'shared',
      'production',
      'staging',
      'staging',
      'staging',
      'none',
      'none',
      'production',
    ]);
  });

  it('know words of several parts, as they stand in a name', () => {
    const known = rules([words('non-prod', 'Data 2'), 'development'], [words('prod'), 'production']);
    const all = ['non prod', 'NonProd', 'data2', 'data-2-eu', 'data', 'pre data 2', 'not data 2', 'prod'];
    expect(all.map((name) => lookOf(known, name))).toEqual([
      'development',
      'development',
      'development',
      'development',
      'none',
      'development',
      'none',
      'production',
    ]);
  });

  it('leave what is before production with production where nothing is for staging', () => {
    const known = rules([words('prod'), 'production']);
    expect(['pre-prod', 'preprod', 'prod-like', 'nonprod'].map((name) => lookOf(known, name))).toEqual([
      'production',
      'production',
      'production',
      'none',
    ]);
  });

  it('are the usual ones with what was said before there were rules: accounts first, then names', () => {
    const corrections = [
      { of: { kind: 'names', pattern: 'web-*' } as const, environment: 'sandbox' as const },
      { of: account, environment: 'production' as const },
    ];
    const known = rulesInUse({ environments: corrections, environmentRules: null });
    expect([
      lookOf(known, 'web-eu'),
      judge(known, northwind, { id: '999900001111' as AccountId, name: 'web-eu' }).environment.look,
      judge(known, northwind, { id, name: 'web-eu' }).guard,
      rulesInUse({ environments: corrections, environmentRules: null }) === known,
    ]).toEqual(['production', 'sandbox', 'ask', true]);
  });

  it('show the word of an environment where it is another than the usual one', () => {
    const known = rules([words('prod'), 'production'], [words('vault'), 'vault', 'digits']);
    const own = {
      environments: [
        ...known.environments.map((one) => (one.id === 'production' ? { ...one, word: 'Live\u202e' } : one)),
        { id: 'vault', look: 'production' as const, word: 'Production' },
      ],
      rules: known.rules,
    };
    const shown = (name: string) => shownEnvironment(judge(own, northwind, { id, name }));
    expect([shown('prod'), shown('vault'), shown('web')]).toEqual([
      { environment: 'production', environmentWord: 'Live' },
      { environment: 'production' },
      { environment: 'none' },
    ]);
  });
});

describe('rules that are to be kept', () => {
  const vault = { id: 'vault', look: 'production', word: 'Vault' } as const;
  const rule: EnvironmentRule = { id: 'a', match: words('vault'), environmentId: 'vault', guard: 'ask' };
  const sentence = (given: EnvironmentRules): string => {
    try {
      neededRules(given);
      return 'kept';
    } catch (error) {
      return error instanceof FailureError ? error.failure.sentence : String(error);
    }
  };

  it.for<[string, EnvironmentRules]>([
    ['kept', { environments: [vault], rules: [rule, usualRest] }],
    ['kept', { environments: [], rules: [{ ...rule, environmentId: 'production', guard: 'none' }, usualRest] }],
    ['There are two environments', { environments: [vault, vault], rules: [usualRest] }],
    ['There are two rules', { environments: [vault], rules: [rule, rule, usualRest] }],
    [
      'Production keeps its colour and shape',
      { environments: [{ id: 'production', look: 'shared', word: null }], rules: [usualRest] },
    ],
    ['There is no environment with the id vault', { environments: [], rules: [rule, usualRest] }],
    ['The rule for everything else', { environments: [vault], rules: [rule] }],
    ['The rule for everything else', { environments: [vault], rules: [usualRest, rule] }],
    ['The rule for everything else', { environments: [vault], rules: [usualRest, { ...usualRest, id: 'b' }] }],
    ['Red with the diamond', { environments: [vault], rules: [{ ...rule, guard: 'none' }, usualRest] }],
    [
      'There can be 2000 rules',
      {
        environments: [],
        rules: [...Array(2000).keys()].map((at) => ({ ...usualRest, id: String(at) })).concat(usualRest),
      },
    ],
  ])('%s', ([begin, given]) => {
    expect(sentence(given)).toMatch(new RegExp(`^${begin}`, 'u'));
  });
});

describe('stored rules', () => {
  const read = (environmentRules: unknown) => readSettings({ environmentRules });
  const good: EnvironmentRule = { id: 'a', match: words('live'), environmentId: 'production', guard: 'digits' };

  it('are as they were kept', () => {
    const kept = neededRules({
      environments: [{ id: 'vault', look: 'shared', word: 'Vault' }],
      rules: [good, usualRest],
    });
    expect(read(kept)).toMatchObject({ settings: { environmentRules: kept }, whole: true });
    expect(read(null)).toMatchObject({ settings: { environmentRules: null }, whole: true });
  });

  it.for<[string, unknown]>([
    ['no rules at all', 7],
    ['rules that are no list', { environments: [], rules: {} }],
  ])('are the usual ones for %s, and the file is kept', ([, stored]) => {
    expect(read(stored)).toMatchObject({ settings: { environmentRules: null }, whole: false });
  });

  it('are without what cannot be read, and then with the usual ones, so that no guard is lost', () => {
    const odd = [{ ...good, id: 'b', guard: 'perhaps' }, { ...good, id: 'c', environmentId: 'gone' }, good, good, 7];
    const kept = read({ environments: [{ id: 'staging', look: 'production', word: null }, 7], rules: odd });
    expect(kept?.whole).toBe(false);
    expect(kept?.settings.environmentRules).toEqual({
      environments: usualRules.environments,
      rules: [good, ...usualRules.rules],
    });
  });

  it('keep the first of too many, and the usual ones beside a rule that only has the id of one', () => {
    const many = Array.from({ length: 1999 }, (_, at): EnvironmentRule => ({
      id: at === 0 ? 'usual-production' : `r${at}`,
      match: names(`acme-${at}`),
      environmentId: at === 0 ? 'shared' : 'production',
      guard: 'digits',
    }));
    const kept = read({ environments: [], rules: [...many, 7, usualRest] })?.settings.environmentRules;
    const last = kept?.rules.slice(-usualRules.rules.length) ?? [];
    expect([kept?.rules.length, kept?.rules[0], new Set(kept?.rules.map((one) => one.id)).size]).toEqual([
      2000,
      many[0],
      2000,
    ]);
    expect(last.map(({ match, guard }) => ({ match, guard }))).toEqual(
      usualRules.rules.map(({ match, guard }) => ({ match, guard })),
    );
  });

  it('guard what is red, and end with the rest', () => {
    const vault = { id: 'vault', look: 'production', word: null };
    const open = { ...good, environmentId: 'vault', guard: 'none' };
    expect(read({ environments: [vault], rules: [usualRest, open] })).toMatchObject({
      settings: { environmentRules: { rules: [{ ...open, guard: 'ask' }, usualRest] } },
      whole: false,
    });
  });
});

describe('B: environments of the person', () => {
  const own = (core: RunningCore) => {
    const environments = [
      { id: 'production', look: 'production', word: 'Live' } as const,
      { id: 'money', look: 'production', word: 'Money' } as const,
      { id: 'labs', look: 'sandbox', word: 'Labs' } as const,
    ];
    const made: EnvironmentRule[] = [
      { id: 'a', match: names('payments-*'), environmentId: 'money', guard: 'digits' },
      { id: 'b', match: words('archive'), environmentId: 'labs', guard: 'none' },
      { id: 'c', match: words('prod'), environmentId: 'production', guard: 'ask' },
    ];
    const given: EnvironmentRules = { environments: [...environments], rules: [...made, usualRest] };
    return core.latchkey.commands['environments.save'](given);
  };

  it('are in the list, in the snapshot, for the command and the tray, and outlive the app', async ({ core, role }) => {
    expect(await own(core)).toEqual({ ok: true, value: null });
    const seen = async (latchkey = core.latchkey) => {
      const list = await latchkey.commands['catalogue.get']({ organisationId: role.organisationId });
      const shown = list.ok ? list.value.accounts : [];
      return [
        shown.map(({ name, environment, environmentWord }) => [name, environment, environmentWord]).toSorted(),
        latchkey.describe(role),
        latchkey.snapshot().environments.map((one) => one.word),
      ];
    };
    const expected = [
      [
        ['log-archive', 'sandbox', 'Labs'],
        ['payments-dev', 'production', 'Money'],
        ['payments-prod', 'production', 'Money'],
        ['payments-staging', 'production', 'Money'],
        ['storefront-prod', 'production', 'Live'],
      ],
      { environment: 'production', environmentWord: 'Money' },
      ['Live', null, null, null, null, null, 'Money', 'Labs'],
    ];
    expect(await seen()).toMatchObject(expected);
    expect(v.is(appSnapshotSchema, core.latchkey.snapshot())).toBe(true);
    expect(await printedBy(core, 'accounts money')).toMatch(/payments-prod\t111122223333\tMoney/u);
    expect(await seen(await startAgain(core))).toMatchObject(expected);
  });

  it('are counted before they are kept, and change nothing by that', async ({ core }) => {
    const given: EnvironmentRules = {
      environments: [],
      rules: [
        { id: 'a', match: names('payments-*'), environmentId: 'money', guard: 'none' },
        ...usualRules.rules.filter(({ id: one }) => one !== 'usual-staging'),
      ],
    };
    const before = core.latchkey.snapshot().rules;
    expect(await core.latchkey.commands['environments.count'](given)).toEqual({
      ok: true,
      value: { accounts: [3, 1, 0, 0, 1, 0] },
    });
    expect(core.latchkey.snapshot().rules).toEqual(before);
  });

  it('are told by the one that gives an account its environment', async ({ core, role: { organisationId } }) => {
    const of = { organisationId, accountId: '444433332222' as AccountId };
    const reasonFor = async (accountId: string) => {
      const told = await core.latchkey.commands['environment.reason']({
        organisationId,
        accountId: accountId as AccountId,
      });
      return told.ok ? told.value : told.failure;
    };
    await core.latchkey.commands['environments.save']({
      environments: [],
      rules: [
        { id: 'one', match: { kind: 'account', ...of }, environmentId: 'shared', guard: 'none' },
        { id: 'all', match: names('payments-*'), environmentId: 'production', guard: 'ask' },
        ...usualRules.rules,
      ],
    });
    expect([await reasonFor(of.accountId), await reasonFor(id), await reasonFor('999900001111')]).toEqual([
      { kind: 'account', ...of },
      names('payments-*'),
      { kind: 'rest' },
    ]);
  });

  it('for an account count again once its organisation was removed and is added again', async ({ core, role }) => {
    const { organisationId } = role;
    const of = { kind: 'account', organisationId, accountId: '555566667777' as AccountId } as const;
    await core.latchkey.commands['environment.correct']({ of, environment: 'sandbox' });
    const [known] = core.settings.read().organisations;
    if (known === undefined) throw new Error('There is no organisation.');
    const { startUrl, region } = known;
    await core.latchkey.commands['organisation.remove']({ organisationId });
    const gone = core.latchkey.snapshot().organisations.length;
    const other = await core.latchkey.commands['organisation.add']({
      startUrl: 'https://d-9067example.awsapps.com/start',
      region,
      name: null,
    });
    const again = await core.latchkey.commands['organisation.add']({ startUrl, region, name: null });
    const id = again.ok ? again.value.organisationId : null;
    const [first] = core.latchkey.snapshot().rules;
    expect([gone, id, other.ok && other.value.organisationId === organisationId, first?.match]).toEqual([
      0,
      organisationId,
      false,
      of,
    ]);
    expect(core.settings.read().formerOrganisations).toEqual([]);
  });

  it('take a correction on top, and give it the guard of its environment', async ({ core, role }) => {
    await own(core);
    const of = {
      kind: 'account',
      organisationId: role.organisationId,
      accountId: '555566667777' as AccountId,
    } as const;
    await core.latchkey.commands['environment.correct']({ of, environment: 'money' });
    expect(core.latchkey.snapshot().rules[0]).toMatchObject({ match: of, environmentId: 'money', guard: 'digits' });
    const unknown = await core.latchkey.commands['environment.correct']({ of, environment: 'moon' });
    expect(unknown).toMatchObject({ ok: false, failure: { code: 'invalid-input' } });
    expect(core.settings.read().environments).toEqual([]);
  });

  it('have words of one line, in which nothing turns the direction', async ({ core }) => {
    const saved = await core.latchkey.commands['environments.save']({
      environments: [
        { id: 'odd', look: 'shared', word: 'L\u202eevi\nl' },
        { id: 'unseen', look: 'shared', word: '\u200b' },
      ],
      rules: usualRules.rules,
    });
    expect([saved.ok, core.latchkey.snapshot().environments.slice(-2)]).toMatchObject([
      true,
      [{ word: 'L evi l' }, { word: null }],
    ]);
  });

  it('are for the command at once, also of an account that only a chain leads to', async ({ core, role }) => {
    const { auditor } = await chainRoles(core, role);
    const before = await printedBy(core, 'roles auditor');
    const of = { kind: 'account', organisationId: role.organisationId, accountId: auditor.accountId } as const;
    await core.latchkey.commands['environment.correct']({ of, environment: 'production' });
    expect([before, await printedBy(core, 'roles auditor')]).toEqual([
      expect.not.stringContaining('Production'),
      expect.stringContaining('Production'),
    ]);
  });

  it('are refused as a whole', async ({ core }) => {
    const before = core.latchkey.snapshot().rules;
    const refused = await core.latchkey.commands['environments.save']({
      environments: [],
      rules: usualRules.rules.slice(1, 3),
    });
    expect(refused).toMatchObject({ ok: false, failure: { code: 'invalid-input' } });
    expect(core.latchkey.snapshot().rules).toEqual(before);
  });
});
