import type { Account } from '../../../contract/catalogue.ts';
import type { Corrected, EnvironmentRule, EnvironmentRules } from '../../../contract/environment.ts';
import type { AccountId } from '../../../contract/identifiers.ts';
import { text } from '../../../shared/text/text.ts';
import { failureSaying, FailureError } from '../../failures/fail.ts';
import type { Organisations } from '../../organisations/organisations.ts';
import type { SettingsStore } from '../../ports/settings.ts';
import { judge } from './environment-of.ts';
import { neededRules } from './needed-rules.ts';
import { rulesInUse, withCorrection } from './rules-in-use.ts';

type Correction = { readonly of: Corrected; readonly environment: string | null };

/** An account whose environment looks like production, and would not any more. */
export interface MovedAccount {
  readonly organisationId: string;
  readonly account: Pick<Account, 'id' | 'name' | 'roleNames'>;
}

/** Keeps environments and rules, and applies them to all lists at once. Throws a `FailureError` that says what is wrong with them. */
export function saveRules(settings: SettingsStore, organisations: Organisations, rules: EnvironmentRules): void {
  settings.change({ environmentRules: neededRules(rules), environments: [] });
  for (const { catalogue } of organisations.all()) catalogue.list().judgeEnvironments();
}

/**
 * The rules as they are once the person has said what environment an account is of, or names; null: what was said of the
 * same is taken back.
 *
 * @param id of the rule, where one is made.
 * @throws a `FailureError` when it is about an account of an organisation, or an environment, that is not there.
 */
export function correctedRules(
  settings: Pick<SettingsStore, 'read'>,
  organisations: Organisations,
  id: string,
  { of, environment }: Correction,
): EnvironmentRules {
  if (of.kind === 'account') organisations.get(of.organisationId);
  const before = rulesInUse(settings.read());
  if (environment !== null && !before.environments.some((one) => one.id === environment)) {
    throw new FailureError(failureSaying('invalid-input', text('environment-rules.unknown', { id: environment })));
  }
  return withCorrection(before, id, of, environment);
}

/** How many accounts of all lists each rule counts for, by its place. */
export function accountsPerRule(organisations: Organisations, rules: EnvironmentRules): number[] {
  const counts = rules.rules.map(() => 0);
  for (const { record, catalogue } of organisations.all()) {
    for (const account of catalogue.list().catalogue().accounts) {
      const { place } = judge(rules, record.id, account);
      if (place >= 0) counts[place] = (counts[place] ?? 0) + 1;
    }
  }
  return counts;
}

/** The rule that gives an account its environment; null: none fits. One that is in no list has no name to go by. */
export function ruleFor(
  organisations: Organisations,
  rules: EnvironmentRules,
  { organisationId, accountId }: { readonly organisationId: string; readonly accountId: AccountId },
): EnvironmentRule | null {
  const listed = organisations.find(organisationId)?.catalogue.list().account(accountId);
  return rules.rules[judge(rules, organisationId, listed ?? unlisted(accountId)).place] ?? null;
}

/**
 * The accounts that rules would take away from production.
 *
 * @param of what is corrected; null: all rules are given anew. An account that is named by itself need be in no list.
 */
export function movedFromProduction(
  organisations: Organisations,
  of: Corrected | null,
  before: EnvironmentRules,
  after: EnvironmentRules,
): MovedAccount[] {
  const looksRed = (rules: EnvironmentRules, { organisationId, account }: MovedAccount): boolean =>
    judge(rules, organisationId, account).environment.look === 'production';
  return accountsAbout(organisations, of, before)
    .filter((one) => looksRed(before, one) && !looksRed(after, one))
    .map(({ organisationId, account }) => ({ organisationId, account }));
}

function accountsAbout(organisations: Organisations, of: Corrected | null, before: EnvironmentRules): MovedAccount[] {
  const listed = organisations.all().flatMap(({ record, catalogue }) =>
    catalogue
      .list()
      .catalogue()
      .accounts.map((account) => ({ organisationId: record.id, account })),
  );
  if (of?.kind === 'names') return listed;
  const known = new Map(listed.map((one) => [keyOf(one.organisationId, one.account.id), one]));
  const byItself = ({ organisationId, accountId }: Extract<Corrected, { kind: 'account' }>): MovedAccount =>
    known.get(keyOf(organisationId, accountId)) ?? { organisationId, account: unlisted(accountId) };
  if (of !== null) return [byItself(of)];
  const named = before.rules.flatMap(({ match }) => (match.kind === 'account' ? [byItself(match)] : []));
  return [
    ...new Set([...listed, ...named.filter(({ organisationId }) => organisations.find(organisationId) !== null)]),
  ];
}

function keyOf(organisationId: string, id: AccountId): string {
  return `${organisationId}/${id}`;
}

function unlisted(id: AccountId): MovedAccount['account'] {
  return { id, name: null, roleNames: null };
}
