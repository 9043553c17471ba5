import { accountIdSchema, type AccountId } from '../../contract/identifiers.ts';
import type { TextKey, TextValues } from '../../shared/text/text.ts';
import { is } from 'valibot';

/** An IAM role, as its ARN names it. */
export interface IamRoleName {
  readonly partition: string;
  readonly accountId: AccountId;
  /** The last part of its path. */
  readonly name: string;
}

/** What is wrong with a text, by the sentence that says it. */
export interface Mistake {
  readonly key: Extract<TextKey, `chained-role.${string}`>;
  readonly values: TextValues;
}

/** The name of an IAM role, and what a session is called (IAM and STS API references). */
export const iamName = /^[\w+=,.@-]{1,64}$/u;
/** Between two slashes, what is printed (IAM API reference, CreateRole). */
const iamPath = /^\/(?:[\u0021-\u007e]{1,511}\/)?$/u;
const longestPath = 512;

/**
 * Reads the ARN of an IAM role; else says what it is instead.
 *
 * @param partition the organisation's, for the sentence.
 */
export function readRoleArn(arn: string, partition: string): IamRoleName | Mistake {
  if (arn === '') return { key: 'chained-role.arn-missing', values: { partition } };
  const [scheme, found = '', service = '', region = '', id = '', ...rest] = arn.split(':');
  const resource = rest.join(':');
  const [kind = ''] = resource.split('/', 1);
  const invalid: Mistake = { key: 'chained-role.arn-invalid', values: { partition } };
  if (scheme !== 'arn' || !/^aws[a-z-]{0,20}$/u.test(found) || resource === '') return invalid;
  if (service === 'sts' && kind === 'assumed-role') return sessionMistake(found, id, resource);
  if (service !== 'iam') return { key: 'chained-role.arn-other', values: { what: service } };
  if (kind === 'user') return { key: 'chained-role.arn-user', values: {} };
  if (kind !== 'role') return { key: 'chained-role.arn-other', values: { what: kind } };
  if (!is(accountIdSchema, id)) return { key: 'chained-role.arn-account', values: { id } };
  if (region !== '') return invalid;
  return readResource(resource, { partition: found, accountId: id as AccountId });
}

export function isMistake(read: IamRoleName | Mistake): read is Mistake {
  return 'key' in read;
}

function readResource(resource: string, of: Pick<IamRoleName, 'partition' | 'accountId'>): IamRoleName | Mistake {
  const end = resource.lastIndexOf('/');
  const [path, name] = [resource.slice('role'.length, end + 1), resource.slice(end + 1)];
  if (!iamName.test(name)) return { key: 'chained-role.arn-name', values: {} };
  if (path.length > longestPath || !iamPath.test(path)) return { key: 'chained-role.arn-path', values: {} };
  // Its trust policy names the SAML provider of IAM Identity Center alone, and nobody can change it.
  if (path.startsWith('/aws-reserved/sso.amazonaws.com/')) return { key: 'chained-role.arn-reserved', values: {} };
  return { ...of, name };
}

/** `assumed-role/ROLE/SESSION`, which leaves out the path of the role. */
function sessionMistake(partition: string, id: string, resource: string): Mistake {
  const [, role = ''] = resource.split('/', 2);
  return { key: 'chained-role.arn-session', values: { partition, id, role } };
}
