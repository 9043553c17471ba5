import { posixQuoted } from '../copy/posix-quoted.ts';

/** What the lines are made of; none of it is secret. */
export interface RenewingShell {
  /** `http://127.0.0.1:PORT/credentials/ID`. */
  readonly address: string;
  /** The absolute path of the token's file. */
  readonly tokenFile: string;
  readonly region: string;
}

/**
 * Where the token stands: in its file, which SDKs read anew each time and old ones do not know, or also in a variable, which
 * every tool reads and every program started from that shell is handed (docs/aws.md#container-credentials).
 */
export type TokenIn = 'file' | 'variable';

/** Keys, profiles, and the other address of a container go before what these lines set. */
const before = [
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
 * "Shell, renews by itself", for bash and zsh: no keys, and no token either, since `variable` reads the file when the lines
 * run. A `[default]` profile with keys still goes before; no variable turns that off. Each line begins with a blank, which
 * keeps it out of the history where the shell is told so.
 *
 * @returns null where the path cannot be written safely.
 */
export function renewingShellLines({ address, tokenFile, region }: RenewingShell, tokenIn: TokenIn): string | null {
  const file = posixQuoted(tokenFile);
  const quotedRegion = posixQuoted(region);
  if (file === null || quotedRegion === null) return null;
  const token = tokenIn === 'file' ? [] : [`AWS_CONTAINER_AUTHORIZATION_TOKEN="$(cat -- ${file})"`];
  const variables = [
    `AWS_CONTAINER_CREDENTIALS_FULL_URI='${address}'`,
    `AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE=${file}`,
    ...token,
    `AWS_REGION=${quotedRegion}`,
    `AWS_DEFAULT_REGION=${quotedRegion}`,
  ];
  return [` unset ${before.join(' ')}\n`, ...variables.map((variable) => ` export ${variable}\n`)].join('');
}
