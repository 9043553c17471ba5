export interface NamedRole {
  readonly accountId: string;
  readonly name: string;
}

/** The account and the name that a role's ARN gives, `arn:aws:iam::111122223333:role/path/NAME`; null: it is none. */
export function readRoleArn(typed: string): NamedRole | null {
  const [arn, , service, region, accountId = '', resource = '', ...more] = typed.trim().split(':');
  const [kind, ...path] = resource.split('/');
  const name = path.at(-1) ?? '';
  const isRole = arn === 'arn' && service === 'iam' && region === '' && kind === 'role' && more.length === 0;
  return isRole && /^\d{12}$/u.test(accountId) && name !== '' ? { accountId, name } : null;
}
