import { posixQuoted } from '../copy/posix-quoted.ts';

/** What the lines are made of; none of it is secret. */
export interface RenewingShell {
  /** `http://127.0.0.1:PORT/credentials/ID`. */
  readonly address: string;
  /** The absolute path of the token's file. */
  readonly tokenFile: string;
  readonly region: string;
}

/** Keys, profiles, and the other address of a container go before what these lines set. */
export const goesBefore: readonly string[] = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_CREDENTIAL_EXPIRATION',
  'AWS_PROFILE',
  'AWS_DEFAULT_PROFILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE',
];

/**
 * "Shell, renews by itself", for bash and zsh: no keys, and no token either, since the lines read its file when they run. SDKs
 * read that file anew each time; old tools know the variable alone (docs/aws.md#container-credentials). A `[default]` profile
 * with keys still goes before; no variable turns that off. Each line begins with a blank, which keeps it out of the history
 * where the shell is told so.
 *
 * @returns null where the path cannot be written safely.
 */
export function renewingShellLines({ address, tokenFile, region }: RenewingShell): string | null {
  const file = posixQuoted(tokenFile);
  const quotedRegion = posixQuoted(region);
  if (file === null || quotedRegion === null) return null;
  const variables = [
    `AWS_CONTAINER_CREDENTIALS_FULL_URI='${address}'`,
    `AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE=${file}`,
    `AWS_CONTAINER_AUTHORIZATION_TOKEN="$(cat -- ${file})"`,
    `AWS_REGION=${quotedRegion}`,
    `AWS_DEFAULT_REGION=${quotedRegion}`,
  ];
  return [` unset ${goesBefore.join(' ')}\n`, ...variables.map((variable) => ` export ${variable}\n`)].join('');
}
