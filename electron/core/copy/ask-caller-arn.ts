import { atStep } from '../failures/fail.ts';
import { ServiceError } from '../failures/service-error.ts';
import type { TextValues } from '../../shared/text/text.ts';

/**
 * Who STS says the holder of some credentials is, from the first region that knows them. The one of Identity Center may be
 * switched off for the account, or STS not active in it; the partition's first region is always on (IAM user guide, "Manage
 * AWS STS in an AWS Region"). Rejects with a `FailureError` when no region knows them, else with what stood in the way.
 *
 * @param regions in the order to be asked; one that comes twice is asked once.
 * @param names of the role, for the sentence of a failure.
 */
export function askCallerArn(
  ask: (region: string) => Promise<string>,
  regions: readonly string[],
  names: TextValues,
): Promise<string> {
  return atStep('caller-identity', names, async () => {
    let refusal: ServiceError | null = null;
    for (const region of new Set(regions)) {
      try {
        return await ask(region);
      } catch (error) {
        if (!(error instanceof ServiceError && error.kind === 'region-refused')) throw error;
        refusal = error;
      }
    }
    throw refusal ?? new ServiceError('unexpected', 'There is no region to ask.');
  });
}
