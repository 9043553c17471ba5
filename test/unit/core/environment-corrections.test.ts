import { describe, expect } from 'vitest';
import type { CatalogueChange } from '../../../electron/contract/catalogue.ts';
import type { Corrected, EnvironmentName, EnvironmentRules } from '../../../electron/contract/environment.ts';
import type { AccountId } from '../../../electron/contract/identifiers.ts';
import { judge } from '../../../electron/core/accounts/environments/environment-of.ts';
import { fitsPattern } from '../../../electron/core/accounts/environments/names-pattern.ts';
import { withCorrection } from '../../../electron/core/accounts/environments/rules-in-use.ts';
import { usualRules } from '../../../electron/core/accounts/environments/usual-rules.ts';
import { readSettings } from '../../../electron/core/storage/stored-settings.ts';
import { signedInTest as it } from '../../harness/fixtures.ts';
import { unguardedRules, withoutGuard } from '../../harness/guard.ts';
import { organisationIn, readOnlyRole, type RunningCore } from '../../harness/running-core.ts';

const northwind = '7b1c1f0e-5a5c-4a3e-9a6e-0f4b2d9c8e11';
const clientA = '0d3c8c1e-19d4-4f53-8a51-7a3bb7f2c1aa';
const id = '111122223333' as AccountId;
const named = (name: string | null) => ({ id, name });

describe('a pattern of names', () => {
  it.each([
    ['*', '', true],
    ['acme-*', 'acme-web', true],
    ['acme-*', 'ACME-Web', true],
    ['*-live-*', 'acme-live-eu', true],
    ['*live*', 'live', true],
    ['acme-??', 'acme-eu', true],
    ['acme', 'acme-web', false],
    ['*-live-*', 'acme-live', false],
    ['acme-?', 'acme-eu', false],
    ['a*b*c', 'a-b-b-d', false],
    ['a*b*c', 'a-c-b-c', true],
    ['(a+)+$', 'aaaa', false],
    ['データ?', 'データ2', true],
    ['', '', true],
    ['', 'acme', false],
    ['*A?-LONG-*', 'xab-long-', true],
    ['*a?-long-*', 'xa-long-', false],
    ['*-eu-*-prod-*', '-prod-eu-', false],
  ])('%s and %s: %s', (pattern, name, fits) => {
    expect(fitsPattern(pattern, name)).toBe(fits);
  });

  it('takes no time however it is made', () => {
    const before = performance.now();
    fitsPattern(`${'*a'.repeat(99)}b`, 'a'.repeat(1000));
    expect(performance.now() - before).toBeLessThan(200);
  });
});

describe('what a person says of an environment', () => {
  const ofAccount: Corrected = { kind: 'account', organisationId: northwind, accountId: id };
  const ofNames = (pattern: string): Corrected => ({ kind: 'names', pattern });
  const said = (...all: [Corrected, EnvironmentName | null][]): EnvironmentRules =>
    all.reduce<EnvironmentRules>(
      (before, [of, environment], at) => withCorrection(before, `said-${at}`, of, environment),
      usualRules,
    );
  const environmentOf = (rules: EnvironmentRules, name: string | null) =>
    judge(rules, northwind, named(name)).environment.look;

  it.each<[string, EnvironmentRules, EnvironmentName]>([
    ['is nothing: the name tells', said(), 'staging'],
    ['is of the account', said([ofAccount, 'production']), 'production'],
    ['is that it has none', said([ofAccount, 'none']), 'none'],
    ['is of its name', said([ofNames('acme-*'), 'sandbox']), 'sandbox'],
    ['is of the account before its name', said([ofAccount, 'shared'], [ofNames('acme-*'), 'sandbox']), 'shared'],
    ['is the latest of two patterns', said([ofNames('acme-*'), 'sandbox'], [ofNames('*'), 'shared']), 'shared'],
    ['is the latest of the same', said([ofNames('acme-*'), 'sandbox'], [ofNames('ACME-*'), 'shared']), 'shared'],
    ['is taken back', said([ofAccount, 'shared'], [ofAccount, null]), 'staging'],
    ['is of another name', said([ofNames('acme'), 'sandbox']), 'staging'],
    ['is of another account', said([{ ...ofAccount, organisationId: clientA }, 'production']), 'staging'],
  ])('%s', (_what, rules, environment) => {
    expect(environmentOf(rules, 'acme-staging')).toBe(environment);
  });

  it('of names is not of accounts without one', () => {
    expect(environmentOf(said([ofNames('*'), 'production']), null)).toBe('none');
  });

  it('is read from settings of before, and without what cannot be read', () => {
    const good = { of: ofAccount, environment: 'production' };
    const odd = { of: ofAccount, environment: 'moon' };
    expect([
      readSettings({})?.settings.environments,
      readSettings({ environments: [odd, good, 7] })?.settings.environments,
    ]).toEqual([[], [good]]);
  });
});

describe('B: a corrected environment', () => {
  async function correct(core: RunningCore, of: Corrected, environment: EnvironmentName | null) {
    await withoutGuard(core);
    return await core.latchkey.commands['environment.correct']({ of, environment });
  }
  const account = (organisationId: string): Corrected => ({ kind: 'account', organisationId, accountId: id });
  const described = (core: RunningCore, organisationId: string, latchkey = core.latchkey) =>
    latchkey.describe(readOnlyRole(organisationId)).environment;
  async function listed(core: RunningCore, organisationId: string): Promise<string | undefined> {
    const list = await core.latchkey.commands['catalogue.get']({ organisationId });
    return list.ok ? list.value.accounts.find((one) => one.id === id)?.environment : undefined;
  }

  it('is in the list and to the tray at once, told as a change of this account, and taken back', async ({
    core,
    organisationId,
  }) => {
    const changes: CatalogueChange[] = [];
    core.latchkey.onCatalogue((change) => changes.push(change));
    await correct(core, account(organisationId), 'development');
    const seen = [
      described(core, organisationId),
      await listed(core, organisationId),
      core.latchkey.snapshot().rules.length - usualRules.rules.length,
    ];
    await correct(core, account(organisationId), null);
    expect({
      seen,
      described: described(core, organisationId),
      changes: changes.map(({ upserted }) => upserted.map((one) => [one.id, one.environment])),
    }).toEqual({
      seen: ['development', 'development', 1],
      described: 'production',
      changes: [[[id, 'development']], [[id, 'production']]],
    });
  });

  it('outlives a reading of the list and the next start', async ({ core, organisationId }) => {
    await correct(core, { kind: 'names', pattern: 'PAYMENTS-*' }, 'sandbox');
    await core.latchkey.commands['catalogue.reload']({ organisationId });
    while (organisationIn(core.latchkey.snapshot()).catalogue.reading !== null) await core.advance(1_000);
    await core.settle();
    const next = core.create();
    await next.start();
    expect([
      described(core, organisationId),
      described(core, organisationId, next),
      await listed(core, organisationId),
    ]).toEqual(['sandbox', 'sandbox', 'sandbox']);
  });

  it('is that of a notification', async ({ core, organisationId }) => {
    await core.latchkey.perform(
      { kind: 'copy-credentials', role: readOnlyRole(organisationId), format: 'shell' },
      'tray',
    );
    await correct(core, account(organisationId), 'development');
    core.simulator.control.addFault({ kind: 'status', status: 503, path: '/federation/credentials' });
    for (let minutes = 0; minutes < 60 && core.notifier.shown.length === 0; minutes += 1) await core.advance(60_000);
    expect(core.notifier.shown[0]?.title).toBe('payments-prod was not renewed');
  });

  it('of an organisation that is not there is refused', async ({ core, organisationId }) => {
    const result = await correct(
      core,
      { ...account(organisationId), organisationId: clientA } as Corrected,
      'production',
    );
    expect({ resultOk: result.ok, rules: core.latchkey.snapshot().rules }).toEqual({
      resultOk: false,
      rules: unguardedRules.rules,
    });
  });

  it('is read from the list of a version before', async ({ core, organisationId }) => {
    const path = `catalogue/${organisationId}.json`;
    const stored = JSON.parse(core.files.texts.get(path) ?? '') as { accounts: { id: string; environment?: string }[] };
    const old = { ...stored, accounts: stored.accounts.map((one) => ({ ...one, environment: 'sandbox' })) };
    core.files.texts.set(path, JSON.stringify(old));
    const next = core.create();
    await next.start();
    expect(described(core, organisationId, next)).toBe('production');
  });
});
