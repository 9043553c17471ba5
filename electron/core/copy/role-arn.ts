import { atStep } from '../failures/fail.ts';
import { firstRegion } from '../regions/first-region.ts';
import type { TextValues } from '../../shared/text/text.ts';

/**
 * `arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_NAME_HASH/SESSION`: what GetCallerIdentity says. A permission set's
 * name has at most 32 characters in AWS's API reference; 64 leaves room.
 */
const assumedRole =
  /^arn:(aws[a-z-]*):sts::(\d{12}):assumed-role\/(AWSReservedSSO_[\w+=,.@-]{1,64}_[0-9a-f]{16})\/[^/]+$/u;

/**
 * The ARN of the IAM role behind a permission set, from what STS calls its session. The portal API does not tell it, and
 * STS leaves out the path; AWS documents it ("Referencing permission sets in resource policies"): the region of IAM
 * Identity Center stands in it, except when that is us-east-1.
 *
 * @param region of IAM Identity Center, not of the account.
 * @returns null where STS named no role of IAM Identity Center: then the ARN is not known.
 */
export function roleArn(callerArn: string, region: string): string | null {
  const found = assumedRole.exec(callerArn);
  if (found === null) return null;
  const [, partition = '', accountId = '', roleName = ''] = found;
  const path = region === 'us-east-1' ? '' : `${region}/`;
  return `arn:${partition}:iam::${accountId}:role/aws-reserved/sso.amazonaws.com/${path}${roleName}`;
}

/**
 * Who STS says the holder of some credentials is, from the first region that knows them. Rejects with a `FailureError` when no
 * region knows them, else with what stood in the way.
 *
 * @param regions in the order to be asked.
 * @param names of the role, for the sentence of a failure.
 */
export function askCallerArn(
  ask: (region: string) => Promise<string>,
  regions: readonly string[],
  names: TextValues,
): Promise<string> {
  return atStep('caller-identity', names, () => firstRegion(regions, ask));
}
