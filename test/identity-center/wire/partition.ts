export interface Partition {
  /** as in an ARN */
  name: string;
  /** Hosts of the console are this one and all below it; undefined where no public one is known. */
  consoleHost: string | undefined;
}

const PARTITIONS: readonly (readonly [RegExp, Partition])[] = [
  [/^cn-/u, { name: 'aws-cn', consoleHost: 'console.amazonaws.cn' }],
  [/^us-gov-/u, { name: 'aws-us-gov', consoleHost: 'console.amazonaws-us-gov.com' }],
  [/^eusc-/u, { name: 'aws-eusc', consoleHost: 'console.amazonaws-eusc.eu' }],
  [/^us-iso-/u, { name: 'aws-iso', consoleHost: undefined }],
  [/^us-isob-/u, { name: 'aws-iso-b', consoleHost: undefined }],
  [/^eu-isoe-/u, { name: 'aws-iso-e', consoleHost: undefined }],
  [/^us-isof-/u, { name: 'aws-iso-f', consoleHost: undefined }],
];

/** What a region's name looks like in every partition. */
export const REGION_PATTERN = /^[a-z]{2,4}(-[a-z]+)+-\d+$/u;

/** The partition of a region; an unknown region counts as commercial, as with the SDKs. */
export function partitionOf(region: string): Partition {
  const found = PARTITIONS.find(([pattern]) => pattern.test(region));
  return found?.[1] ?? { name: 'aws', consoleHost: 'console.aws.amazon.com' };
}
