import type { RoleCredentials } from '../ports/identity-center.ts';
import { isoSeconds } from '../instant.ts';
import { Secret } from '../secret.ts';

/**
 * Lines for bash and zsh. Each begins with a blank, which both leave out of their history (`HISTCONTROL=ignorespace`,
 * Debian's and macOS's default for bash; `HIST_IGNORE_SPACE` for zsh). The names are those of
 * `aws configure export-credentials` (protocol.md 4.6).
 */
export function shellLines(credentials: RoleCredentials): Secret {
  const variables = {
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey.reveal(),
    AWS_SESSION_TOKEN: credentials.sessionToken.reveal(),
    AWS_CREDENTIAL_EXPIRATION: isoSeconds(credentials.expiresAt),
  };
  const lines = Object.entries(variables).map(([name, value]) => ` export ${name}=${quoted(value)}\n`);
  return new Secret(lines.join(''));
}

/** Within single quotes a POSIX shell takes everything literally but the single quote itself. */
function quoted(value: string): string {
  return `'${value.replaceAll("'", String.raw`'\''`)}'`;
}
