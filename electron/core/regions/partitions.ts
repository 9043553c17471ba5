import type { PartitionName } from '../../contract/organisation.ts';

/** What differs between AWS's partitions. `{region}` in a host is filled in. */
export interface Partition {
  readonly name: PartitionName;
  /** As botocore's partitions.json has it (docs/aws.md#partitions-and-hosts). */
  readonly regionPattern: RegExp;
  readonly dnsSuffix: string;
  /** Of hosts that answer over IPv6 too; null: none is known (docs/aws.md#partitions-and-hosts). */
  readonly dualStackDnsSuffix: string | null;
  /** Federation endpoint; null: none is public (docs/aws.md#federation). */
  readonly signInHost: string | null;
  readonly consoleHost: string | null;
  /** Where a console opens while no region is known. */
  readonly homeRegion: string;
  /** Suffixes of portal and approval hosts a browser may be sent to besides OIDC's, matched at a dot (docs/aws.md#start-urls). */
  readonly browserHosts: readonly string[];
}

const commercial: Partition = {
  name: 'aws',
  regionPattern: /^(us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+$/u,
  dnsSuffix: 'amazonaws.com',
  dualStackDnsSuffix: 'api.aws',
  signInHost: 'signin.aws.amazon.com',
  consoleHost: '{region}.console.aws.amazon.com',
  homeRegion: 'us-east-1',
  browserHosts: [
    'awsapps.com',
    'app.aws',
    'portal.amazonaws.com',
    'signin.aws',
    'signin.aws.amazon.com',
    'device.sso.{region}.amazonaws.com',
  ],
};

const partitions: readonly Partition[] = [
  commercial,
  {
    name: 'aws-us-gov',
    regionPattern: /^us-gov-\w+-\d+$/u,
    dnsSuffix: 'amazonaws.com',
    dualStackDnsSuffix: 'api.aws',
    signInHost: 'signin.amazonaws-us-gov.com',
    consoleHost: '{region}.console.amazonaws-us-gov.com',
    homeRegion: 'us-gov-west-1',
    browserHosts: [
      'us-gov-home.awsapps.com',
      'app.aws',
      'signin.amazonaws-us-gov.com',
      'signin.aws',
      'device.sso.{region}.amazonaws.com',
    ],
  },
  {
    name: 'aws-cn',
    regionPattern: /^cn-\w+-\d+$/u,
    dnsSuffix: 'amazonaws.com.cn',
    dualStackDnsSuffix: 'api.amazonwebservices.com.cn',
    signInHost: 'signin.amazonaws.cn',
    consoleHost: '{region}.console.amazonaws.cn',
    homeRegion: 'cn-north-1',
    browserHosts: [
      'awsapps.cn',
      'portal.amazonaws.com.cn',
      'app.amazonwebservices.com.cn',
      'signin.amazonaws.cn',
      'device.sso.{region}.amazonaws.com.cn',
    ],
  },
  {
    name: 'aws-eusc',
    regionPattern: /^eusc-de-\w+-\d+$/u,
    dnsSuffix: 'amazonaws.eu',
    dualStackDnsSuffix: 'api.amazonwebservices.eu',
    signInHost: '{region}.signin.amazonaws-eusc.eu',
    consoleHost: '{region}.console.amazonaws-eusc.eu',
    homeRegion: 'eusc-de-east-1',
    browserHosts: [
      'portal.amazonaws.eu',
      'api.amazonwebservices.eu',
      '{region}.signin.amazonaws-eusc.eu',
      'device.sso.{region}.amazonaws.eu',
    ],
  },
  isolated('aws-iso', /^us-iso-\w+-\d+$/u, 'c2s.ic.gov', 'api.aws.ic.gov', 'us-iso-east-1'),
  isolated('aws-iso-b', /^us-isob-\w+-\d+$/u, 'sc2s.sgov.gov', 'api.aws.scloud', 'us-isob-east-1'),
  isolated('aws-iso-e', /^eu-isoe-\w+-\d+$/u, 'cloud.adc-e.uk', null, 'eu-isoe-west-1'),
  isolated('aws-iso-f', /^us-isof-\w+-\d+$/u, 'csp.hci.ic.gov', null, 'us-isof-south-1'),
];

/** No public console or portal host is known for these; hosts of the services follow the formula of botocore. */
function isolated(
  name: PartitionName,
  regionPattern: RegExp,
  dnsSuffix: string,
  dualStackDnsSuffix: string | null,
  homeRegion: string,
): Partition {
  return {
    name,
    regionPattern,
    dnsSuffix,
    dualStackDnsSuffix,
    signInHost: null,
    consoleHost: null,
    homeRegion,
    browserHosts: [],
  };
}

/** The partition of a region. One that fits none counts as commercial, as for botocore (docs/aws.md#partitions-and-hosts). */
export function partitionOf(region: string): Partition {
  return partitions.find((partition) => partition.regionPattern.test(region)) ?? commercial;
}

/** AWS's own are half as long, and the names of hosts that hold them end at 63 (RFC 1035, 2.3.4). */
const longestRegion = 40;

/** Whether a text has the form of a region of any partition. Whether AWS has such a region, only AWS knows. */
export function looksLikeRegion(text: string): boolean {
  return text.length <= longestRegion && partitions.some((partition) => partition.regionPattern.test(text));
}
