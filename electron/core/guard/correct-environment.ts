import type { Corrected, EnvironmentRules } from '../../contract/environment.ts';
import type { Role } from '../../contract/identifiers.ts';
import {
  correctedRules,
  movedFromProduction,
  saveRules,
  type MovedAccount,
} from '../accounts/environments/change-environments.ts';
import { judge } from '../accounts/environments/environment-of.ts';
import { neededRules } from '../accounts/environments/needed-rules.ts';
import { rulesInUse, subjectOf } from '../accounts/environments/rules-in-use.ts';
import { FailureError } from '../failures/fail.ts';
import { isManagedRule } from '../policy/managed-rules.ts';
import type { Services } from '../app/services.ts';
import type { Organisations } from '../organisations/organisations.ts';
import { stoppedBy, type Guard } from './guard.ts';

export type CorrectionServices = Pick<
  Services,
  'identifiers' | 'identities' | 'managed' | 'report' | 'settings' | 'time'
> & {
  readonly organisations: Organisations;
  readonly guard: Pick<Guard, 'ask'>;
};

/** What stands for an account whose permission sets nobody has read. */
const noRoleName = '-';

/**
 * Keeps what the person says of an environment, and applies it to all lists at once. Where it takes accounts away from
 * production, the guard is asked first: it would not be asked for them afterwards.
 *
 * @param environment null: what was said of the same is taken back.
 * @throws a `FailureError` when it is about what is not there, or where the person thought better of it.
 */
export async function correctEnvironment(
  services: CorrectionServices,
  correction: { readonly of: Corrected; readonly environment: string | null },
): Promise<void> {
  const { guard, identifiers, organisations, settings } = services;
  const id = identifiers.uuid();
  const corrected = (): EnvironmentRules => correctedRules(settings, organisations, id, correction);
  needUnmanaged(services, correction.of);
  const moved = movedFromProduction(organisations, correction.of, rulesInUse(settings.read()), corrected());
  const roles = moved.map(roleIn);
  await passGuard(guard, `change-environment ${JSON.stringify(correction)}`, roles);
  // The rules may have changed while the person was asked.
  saveRules(settings, organisations, corrected());
  const [first] = roles;
  if (first !== undefined) record(services, first, correction.environment);
  services.report.changed();
}

/** What a rule of the policy is for cannot be said otherwise. */
function needUnmanaged({ managed, settings }: CorrectionServices, of: Corrected): void {
  const isFixed = rulesInUse(settings.read()).rules.some(
    (rule) => isManagedRule(rule) && subjectOf(rule.match) === subjectOf(of),
  );
  if (isFixed) throw new FailureError(managed.refusal('rule'));
}

/**
 * Keeps the environments and rules that the person made, and applies them to all lists at once. The guard is asked first
 * where they take accounts away from production, as `correctEnvironment` does.
 *
 * @throws a `FailureError` that says what is wrong with them, or where the person thought better of it.
 */
export async function changeRules(services: CorrectionServices, rules: EnvironmentRules): Promise<void> {
  const record = await passForRules(services, rules);
  saveRules(services.settings, services.organisations, rules);
  record();
  services.report.changed();
}

/**
 * Asks the guard where these rules would take accounts away from production; answers what writes down that they have.
 *
 * @throws as `changeRules` does.
 */
export async function passForRules(services: CorrectionServices, rules: EnvironmentRules): Promise<() => void> {
  const { guard, organisations, settings } = services;
  // Nobody is asked about what cannot be kept.
  const needed = neededRules(rules);
  const [first, ...others] = movedFromProduction(organisations, null, rulesInUse(settings.read()), needed);
  if (first !== undefined) {
    await passGuard(guard, `change-environment ${JSON.stringify(rules)}`, [first, ...others].map(roleIn));
  }
  return () => {
    if (first === undefined) return;
    record(services, roleIn(first), judge(needed, first.organisationId, first.account).environment.id);
  };
}

async function passGuard(guard: CorrectionServices['guard'], key: string, roles: readonly Role[]): Promise<void> {
  const verdict = await guard.ask({ key, action: 'change-environment', roles, format: null }, 'window');
  if (verdict?.passed === false) throw stoppedBy(verdict);
}

function roleIn({ organisationId, account: { id, roleNames } }: MovedAccount): Role {
  return { organisationId, accountId: id, roleName: roleNames?.[0] ?? noRoleName };
}

function record({ identities, report, time }: CorrectionServices, role: Role, environment: string | null): void {
  void report.activity.record({
    at: time.now(),
    kind: 'change-environment',
    role,
    account: identities.account(role),
    ...(environment === null ? {} : { detail: environment }),
    source: 'window',
    outcome: 'done',
  });
}
