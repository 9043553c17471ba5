import type { Corrected, EnvironmentName } from '../../../contract/environment.ts';
import type { Organisations } from '../../organisations/organisations.ts';
import type { SettingsStore } from '../../ports/settings.ts';
import { withCorrection } from './corrected-environment.ts';

/**
 * Keeps what the person says of an environment, and applies it to all lists at once.
 *
 * @param environment null: what was said of the same is taken back.
 * @throws a `FailureError` when it is about an account of an organisation that is not there.
 */
export function correctEnvironment(
  settings: SettingsStore,
  organisations: Organisations,
  { of, environment }: { readonly of: Corrected; readonly environment: EnvironmentName | null },
): void {
  if (of.kind === 'account') organisations.get(of.organisationId);
  settings.change({ environments: withCorrection(settings.read().environments, of, environment) });
  for (const { catalogue } of organisations.all()) catalogue.list().judgeEnvironments();
}
