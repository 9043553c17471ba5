import type { Secret } from '../secret.ts';

/** The two files: `~/.aws/config` and `~/.aws/credentials`, or where their variables point. */
export type AwsFileName = 'config' | 'credentials';

/** A section of ours. */
export interface Section {
  readonly file: AwsFileName;
  /** What stands between the brackets. */
  readonly title: string;
  readonly settings: readonly (readonly [key: string, value: string])[];
}

/** The keys that say where credentials come from. A section of ours has no other of them than those it was given. */
export const sourceKeys: readonly string[] = [
  'credential_process',
  'sso_session',
  'sso_account_id',
  'sso_role_name',
  'sso_start_url',
  'sso_region',
  'sso_registration_scopes',
  'aws_access_key_id',
  'aws_secret_access_key',
  'aws_session_token',
];

const sessionPrefix = 'latchkey-';

/** Why a name cannot be used: docs/aws.md#profile-names-and-file-dialects. */
export type NameProblem = 'characters' | 'too-long' | 'part-of-plugins' | 'like-default' | 'reserved-in-javascript';

const longestName = 128;

/** Null: every tool takes the name. Whether it is taken is another question. */
export function nameProblem(name: string): NameProblem | null {
  if (!/^[A-Za-z0-9_.@+%:/][A-Za-z0-9_.@+%:/-]*$/u.test(name)) return 'characters';
  if (name.length > longestName) return 'too-long';
  if ('plugins'.includes(name)) return 'part-of-plugins';
  if (name !== 'default' && name.toLowerCase() === 'default') return 'like-default';
  return name in {} ? 'reserved-in-javascript' : null;
}

/** The title of a profile's section. */
export function profileTitle(name: string, file: AwsFileName): string {
  return file === 'credentials' || name === 'default' ? name : `profile ${name}`;
}

/** Session names begin with `latchkey-`, so that they never are the ones a person has chosen. */
export function sessionName(organisation: string): string {
  return `${sessionPrefix}${organisation}`;
}

export function sessionTitle(organisation: string): string {
  return `sso-session ${sessionName(organisation)}`;
}

/** A profile whose keys a program hands out (docs/aws.md#credential_process). */
export function processProfile(name: string, command: string, region: string | null): Section {
  return {
    file: 'config',
    title: profileTitle(name, 'config'),
    settings: [['credential_process', command], ...regionSetting(region)],
  };
}

/** What a session's section says. It has these three keys only, since botocore compares each with the profile's. */
export interface SsoSession {
  /** Follows `latchkey-` in its name. */
  readonly organisation: string;
  readonly startUrl: string;
  readonly ssoRegion: string;
}

export function ssoSessionSection({ organisation, startUrl, ssoRegion }: SsoSession): Section {
  return {
    file: 'config',
    title: sessionTitle(organisation),
    settings: [
      ['sso_start_url', startUrl],
      ['sso_region', ssoRegion],
      ['sso_registration_scopes', 'sso:account:access'],
    ],
  };
}

/** A role as a profile that reads it through a session. */
export interface SsoRole {
  readonly accountId: string;
  readonly roleName: string;
  readonly region: string | null;
  /** Repeats address and region of the session, for tools that know none (docs/aws.md#order-within-a-profile). */
  readonly forOldTools: boolean;
}

export function ssoProfile(name: string, session: SsoSession, role: SsoRole): Section {
  return {
    file: 'config',
    title: profileTitle(name, 'config'),
    settings: [
      ['sso_session', sessionName(session.organisation)],
      ['sso_account_id', role.accountId],
      ['sso_role_name', role.roleName],
      ...(role.forOldTools
        ? ([
            ['sso_start_url', session.startUrl],
            ['sso_region', session.ssoRegion],
          ] as const)
        : []),
      ...regionSetting(role.region),
    ],
  };
}

/** Keys as they are written; they end by themselves. */
export interface StaticKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: Secret;
  readonly sessionToken: Secret;
}

export function keysProfile(name: string, keys: StaticKeys): Section {
  return {
    file: 'credentials',
    title: profileTitle(name, 'credentials'),
    settings: [
      ['aws_access_key_id', keys.accessKeyId],
      ['aws_secret_access_key', keys.secretAccessKey.reveal()],
      ['aws_session_token', keys.sessionToken.reveal()],
    ],
  };
}

function regionSetting(region: string | null): readonly (readonly [string, string])[] {
  return region === null ? [] : [['region', region]];
}

/**
 * Whether every tool reads a value as it is written. There are no escapes: blanks at its ends are cut off, JavaScript
 * takes `#` and `;` after a blank for a comment, and all other control characters and blanks end a line somewhere.
 */
export function canBeWritten(value: string): boolean {
  return value !== '' && value.isWellFormed() && !/^\s|\s$|(?:^|\s)[#;]|[^\S ]|[\p{Cc}\ufeff\u2028\u2029]/u.test(value);
}
