import { ServiceError } from '../failures/service-error.ts';

/**
 * What STS answers in the first region that knows some credentials. The one of Identity Center may be switched off for the
 * account, or STS not active in it; the partition's first region is always on (IAM user guide, "Manage AWS STS in an AWS
 * Region"). Rejects with what stood in the way, or with the last refusal when no region knows them.
 *
 * @param regions in the order to be asked; one that comes twice is asked once.
 */
export async function firstRegion<Value>(
  regions: readonly string[],
  ask: (region: string) => Promise<Value>,
): Promise<Value> {
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
}
