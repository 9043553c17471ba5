import type { ConsoleService } from '../../contract/console-place.ts';
import type { PartitionName } from '../../contract/organisation.ts';

/** A page of the console. */
interface ServicePage extends Omit<ConsoleService, 'nicknames' | 'global'> {
  readonly nicknames: readonly string[];
  readonly global: boolean;
  /** Path below the console's host, without a slash before it. */
  readonly path: string;
  /** What follows `#`: the page within the service. */
  readonly fragment: string | null;
  /** Partitions whose console does not have it. */
  readonly notIn: readonly PartitionName[];
}

/** `name / page`, path, nicknames; paths are those of docs/aws.md#pages-of-the-console. */
type Row = readonly [id: string, name: string, page: string, path: string, nicknames: string, more?: More];
type More = Partial<Pick<ServicePage, 'fragment' | 'global' | 'notIn'>>;

const rows: readonly Row[] = [
  ['home', 'Console home', 'All services', 'console/home', 'console start'],
  ['apigateway', 'API Gateway', 'APIs', 'apigateway/home', 'apigw rest'],
  ['athena', 'Athena', 'Query editor', 'athena/home', 'sql'],
  ['bedrock', 'Bedrock', 'Models', 'bedrock/home', 'ai', { notIn: ['aws-cn'] }],
  ['billing', 'Billing', 'Bills and payments', 'billing/home', 'bill invoice', { global: true, notIn: ['aws-us-gov'] }],
  ['cloudformation', 'CloudFormation', 'Stacks', 'cloudformation/home', 'cfn cf'],
  ['cloudfront', 'CloudFront', 'Distributions', 'cloudfront/home', 'cdn', { global: true, notIn: ['aws-us-gov'] }],
  [
    'cloudtrail',
    'CloudTrail',
    'Event history, log of API calls',
    'cloudtrail/home',
    'ct trail',
    { fragment: '/events' },
  ],
  ['cloudwatch', 'CloudWatch', 'Alarms and dashboards', 'cloudwatch/home', 'cw metrics'],
  ['log-groups', 'CloudWatch', 'Log groups', 'cloudwatch/home', 'cwl', { fragment: 'logsV2:log-groups' }],
  ['logs', 'CloudWatch', 'Logs Insights', 'cloudwatch/home', 'logs cwli', { fragment: 'logsV2:logs-insights' }],
  ['codepipeline', 'CodePipeline', 'Pipelines', 'codesuite/codepipeline/pipelines', 'cp'],
  ['config', 'Config', 'Resource inventory', 'config/home', 'rules'],
  [
    'cost',
    'Cost Management',
    'Cost Explorer',
    'cost-management/home',
    'ce spend',
    { global: true, notIn: ['aws-us-gov'] },
  ],
  ['dynamodb', 'DynamoDB', 'Tables', 'dynamodbv2/home', 'ddb'],
  ['ec2', 'EC2', 'Instances', 'ec2/v2/home', 'vm', { fragment: 'Instances:' }],
  ['ecr', 'ECR', 'Repositories', 'ecr/home', 'registry images'],
  ['ecs', 'ECS', 'Clusters', 'ecs/home', 'containers fargate'],
  ['eks', 'EKS', 'Clusters', 'eks/home', 'kubernetes k8s'],
  ['guardduty', 'GuardDuty', 'Findings', 'guardduty/home', 'gd'],
  ['iam', 'IAM', 'Users, roles and policies', 'iamv2/home', 'permissions', { global: true }],
  ['identity-center', 'IAM Identity Center', 'Users and permission sets', 'singlesignon/home', 'sso idc'],
  ['kms', 'KMS', 'Keys', 'kms/home', 'encryption'],
  ['lambda', 'Lambda', 'Functions', 'lambda/home', 'fn λ'],
  ['organizations', 'Organizations', 'Accounts', 'organizations/v2/home', 'orgs', { global: true }],
  ['parameters', 'Systems Manager', 'Parameter Store', 'systems-manager/parameters', 'ps ssm'],
  ['rds', 'RDS', 'Databases', 'rds/home', 'postgres mysql aurora', { fragment: 'databases:' }],
  ['redshift', 'Redshift', 'Clusters', 'redshiftv2/home', 'rs warehouse'],
  ['route53', 'Route 53', 'Hosted zones', 'route53/v2/home', 'dns r53', { global: true }],
  ['s3', 'S3', 'Buckets', 's3/home', 'storage'],
  ['sagemaker', 'SageMaker', 'Studio', 'sagemaker/home', 'ml'],
  ['secretsmanager', 'Secrets Manager', 'Secrets', 'secretsmanager/home', 'sm passwords'],
  ['securityhub', 'Security Hub', 'Findings', 'securityhub/home', 'sh'],
  ['sns', 'SNS', 'Topics', 'sns/home', 'notifications'],
  ['sqs', 'SQS', 'Queues', 'sqs/home', 'messages'],
  ['states', 'Step Functions', 'State machines', 'states/home', 'sfn stepfunctions'],
  ['systems-manager', 'Systems Manager', 'Fleet and sessions', 'systems-manager/home', 'ssm'],
  ['vpc', 'VPC', 'Networks and subnets', 'vpc/home', 'network'],
  ['flow-logs', 'VPC', 'Flow logs', 'vpc/home', 'traffic', { fragment: 'vpcs:' }],
  ['waf', 'WAF', 'Web ACLs', 'wafv2/home', 'firewall'],
];

const pages: readonly ServicePage[] = rows.map(([id, name, page, path, nicknames, more = {}]) => ({
  id,
  name,
  page,
  path,
  nicknames: nicknames.split(' '),
  fragment: more.fragment ?? null,
  global: more.global ?? false,
  notIn: more.notIn ?? [],
}));

/** The pages a partition's console has. */
export function servicesOf(partition: PartitionName): readonly ServicePage[] {
  return pages.filter(({ notIn }) => !notIn.includes(partition));
}
