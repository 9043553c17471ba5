import { seededBytes } from '../seeded.ts';

/** The two statements of a trust policy that matter here: who may assume, and through which call. */
export interface TrustStatement {
  Effect: 'Allow' | 'Deny';
  Action: readonly string[];
  Principal: { Federated: string } | { AWS: readonly string[] };
  Condition?: { StringEquals: Readonly<Record<string, string>> };
}

/** A role in an account of the organisation. */
export interface IamRole {
  accountId: string;
  /** Begins and ends with a slash. */
  path: string;
  name: string;
  /** `AROA` and 17 more */
  roleId: string;
  arn: string;
  trust: readonly TrustStatement[];
  maxSessionSeconds: number;
}

/** The audience IAM wants of every SAML assertion (IAM user guide, "Configure SAML assertions"). */
export const SAML_AUDIENCE = 'https://signin.aws.amazon.com/saml';

/** A role that a test adds. */
export interface NewRole {
  accountId: string;
  name: string;
  path?: string;
  /** ARNs of roles, `arn:aws:iam::ACCOUNT:root`, or `*`. */
  trusted: readonly string[];
  maxSessionSeconds: number;
  /** What the trust policy wants to be told. */
  externalId?: string;
  /** Whether it trusts with sts:SetSourceIdentity too. */
  takesSourceIdentity?: boolean;
}

export interface RoleMakerOptions {
  seed: number;
  region: string;
  partition: string;
}

/** Roles of all accounts: those IAM Identity Center makes and keeps, and those a test adds. */
export class IamRoles {
  readonly #options: RoleMakerOptions;
  readonly #roles = new Map<string, IamRole>();

  constructor(options: RoleMakerOptions) {
    this.#options = options;
  }

  /**
   * The role an assignment makes in the account: `AWSReservedSSO_<permission set>_<16 hex>` below a reserved path, trusting the
   * account's SAML provider and nobody else, so that AssumeRole cannot reach it.
   */
  reserved(accountId: string, permissionSetName: string): IamRole {
    const digest = this.#digest(`role/${accountId}/${permissionSetName}`);
    const name = `AWSReservedSSO_${permissionSetName}_${digest.slice(0, 16)}`;
    const { region } = this.#options;
    // Organisations at home in us-east-1 leave the region out of the path (IAM Identity Center user guide, "Referencing permission sets").
    const path = `/aws-reserved/sso.amazonaws.com/${region === 'us-east-1' ? '' : `${region}/`}`;
    const statement: TrustStatement = {
      Effect: 'Allow',
      Principal: { Federated: this.samlProviderArn(accountId) },
      Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'],
      Condition: { StringEquals: { 'SAML:aud': SAML_AUDIENCE } },
    };
    return (
      this.find(accountId, name) ??
      this.#keep({ accountId, path, name, roleId: roleIdOf(digest), trust: [statement], maxSessionSeconds: 43_200 })
    );
  }

  /** A role of the account's own, which whoever the ARNs name may assume under these conditions. */
  add({ accountId, name, path = '/', trusted, maxSessionSeconds, externalId, takesSourceIdentity }: NewRole): IamRole {
    const roleId = roleIdOf(this.#digest(`own-role/${accountId}/${name}`));
    const trust: TrustStatement = {
      Effect: 'Allow',
      Principal: { AWS: trusted },
      Action: ['sts:AssumeRole', ...(takesSourceIdentity === true ? ['sts:SetSourceIdentity'] : [])],
      ...(externalId === undefined ? {} : { Condition: { StringEquals: { 'sts:ExternalId': externalId } } }),
    };
    return this.#keep({ accountId, path, name, roleId, trust: [trust], maxSessionSeconds });
  }

  find(accountId: string, name: string): IamRole | undefined {
    return this.#roles.get(`${accountId}/${name}`);
  }

  byArn(arn: string): IamRole | undefined {
    return [...this.#roles.values()].find((role) => role.arn === arn);
  }

  samlProviderArn(accountId: string): string {
    const hex = this.#digest(`saml-provider/${accountId}`).slice(0, 16);
    return `arn:${this.#options.partition}:iam::${accountId}:saml-provider/AWSSSO_${hex}_DO_NOT_DELETE`;
  }

  #keep(role: Omit<IamRole, 'arn'>): IamRole {
    const arn = `arn:${this.#options.partition}:iam::${role.accountId}:role${role.path}${role.name}`;
    const kept = { ...role, arn };
    this.#roles.set(`${role.accountId}/${role.name}`, kept);
    return kept;
  }

  #digest(label: string): string {
    return seededBytes(`${String(this.#options.seed)}/${label}`, 20).toString('hex');
  }
}

/** Whether the trust policy lets a SAML provider's assertion assume the role. */
export function trustsProvider(role: IamRole, providerArn: string): boolean {
  return role.trust.some(
    (statement) =>
      statement.Effect === 'Allow' &&
      statement.Action.includes('sts:AssumeRoleWithSAML') &&
      'Federated' in statement.Principal &&
      statement.Principal.Federated === providerArn &&
      statement.Condition?.StringEquals['SAML:aud'] === SAML_AUDIENCE,
  );
}

/** A session that wants to assume a role, and what it says. */
export interface AssumingSession {
  caller: IamRole;
  partition: string;
  externalId: string | undefined;
}

/** Whether the trust policy lets a role's session do this: named itself, its account's root, or everybody. */
export function trustsRole(
  role: IamRole,
  action: 'sts:AssumeRole' | 'sts:SetSourceIdentity',
  { caller, partition, externalId }: AssumingSession,
): boolean {
  const names = [caller.arn, `arn:${partition}:iam::${caller.accountId}:root`, caller.accountId, '*'];
  return role.trust.some((statement) => {
    const wanted = statement.Condition?.StringEquals['sts:ExternalId'];
    return (
      statement.Effect === 'Allow' &&
      statement.Action.includes(action) &&
      'AWS' in statement.Principal &&
      statement.Principal.AWS.some((arn) => names.includes(arn)) &&
      (wanted === undefined || wanted === externalId)
    );
  });
}

function roleIdOf(digest: string): string {
  return `AROA${digest.slice(16, 33).toUpperCase()}`;
}
