import type { PartitionName } from '../../contract/organisation.ts';

/** A region as AWS names it. */
export interface Region {
  readonly code: string;
  readonly name: string;
}

type Named = readonly (readonly [code: string, name: string])[];

const commercial: Named = [
  ['us-east-1', 'US East (N. Virginia)'],
  ['us-east-2', 'US East (Ohio)'],
  ['us-west-1', 'US West (N. California)'],
  ['us-west-2', 'US West (Oregon)'],
  ['af-south-1', 'Africa (Cape Town)'],
  ['ap-east-1', 'Asia Pacific (Hong Kong)'],
  ['ap-east-2', 'Asia Pacific (Taipei)'],
  ['ap-northeast-1', 'Asia Pacific (Tokyo)'],
  ['ap-northeast-2', 'Asia Pacific (Seoul)'],
  ['ap-northeast-3', 'Asia Pacific (Osaka)'],
  ['ap-south-1', 'Asia Pacific (Mumbai)'],
  ['ap-south-2', 'Asia Pacific (Hyderabad)'],
  ['ap-southeast-1', 'Asia Pacific (Singapore)'],
  ['ap-southeast-2', 'Asia Pacific (Sydney)'],
  ['ap-southeast-3', 'Asia Pacific (Jakarta)'],
  ['ap-southeast-4', 'Asia Pacific (Melbourne)'],
  ['ap-southeast-5', 'Asia Pacific (Malaysia)'],
  ['ap-southeast-6', 'Asia Pacific (New Zealand)'],
  ['ap-southeast-7', 'Asia Pacific (Thailand)'],
  ['ca-central-1', 'Canada (Central)'],
  ['ca-west-1', 'Canada West (Calgary)'],
  ['eu-central-1', 'Europe (Frankfurt)'],
  ['eu-central-2', 'Europe (Zurich)'],
  ['eu-north-1', 'Europe (Stockholm)'],
  ['eu-south-1', 'Europe (Milan)'],
  ['eu-south-2', 'Europe (Spain)'],
  ['eu-west-1', 'Europe (Ireland)'],
  ['eu-west-2', 'Europe (London)'],
  ['eu-west-3', 'Europe (Paris)'],
  ['il-central-1', 'Israel (Tel Aviv)'],
  ['me-central-1', 'Middle East (UAE)'],
  ['me-south-1', 'Middle East (Bahrain)'],
  ['mx-central-1', 'Mexico (Central)'],
  ['sa-east-1', 'South America (São Paulo)'],
];

/** Regions with a public console. The isolated partitions have none that is known (docs/aws.md#federation). */
const known: Readonly<Record<PartitionName, Named>> = {
  aws: commercial,
  'aws-us-gov': [
    ['us-gov-east-1', 'AWS GovCloud (US-East)'],
    ['us-gov-west-1', 'AWS GovCloud (US-West)'],
  ],
  'aws-cn': [
    ['cn-north-1', 'China (Beijing)'],
    ['cn-northwest-1', 'China (Ningxia)'],
  ],
  'aws-eusc': [['eusc-de-east-1', 'EU (Germany)']],
  'aws-iso': [],
  'aws-iso-b': [],
  'aws-iso-e': [],
  'aws-iso-f': [],
};

/**
 * The regions to offer in a partition, none of any other. A region that is newer than this list, but in use, joins it.
 */
export function regionsOf(partition: PartitionName, inUse: readonly string[] = []): Region[] {
  const regions = known[partition].map(([code, name]) => ({ code, name }));
  const listed = new Set(regions.map(({ code }) => code));
  const newer = [...new Set(inUse)].filter((code) => !listed.has(code));
  return [...regions, ...newer.map((code) => ({ code, name: code }))];
}
