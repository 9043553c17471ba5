/** What a section name is made of, besides account and permission set; each joins only where it is needed. */
export interface ProfileNameParts {
  readonly account: string | null;
  readonly accountId: string;
  readonly roleName: string;
  /** The id joins the account's name. */
  readonly withId?: boolean;
  /** The organisation's name joins at the end. */
  readonly organisation?: string | null;
  /** What tools do not read is written as `%XX`, and so are hyphens: no two make one. */
  readonly exact?: boolean;
}

/** Names at AWS have 50 characters; one that is longer for whatever reason is cut. */
const longestAccount = 64;

/**
 * A section name made of account and permission set, with what every tool reads
 * (docs/aws.md#profile-names-and-file-dialects); what is left out becomes a hyphen. It always holds a hyphen of its own, so
 * it is never part of the word `plugins`, which the CLI keeps.
 */
export function profileName(parts: ProfileNameParts): string {
  const written = parts.exact === true ? escaped : plain;
  const account = parts.exact === true ? escaped(parts.account ?? '') : profileAccount(parts.account);
  const id = parts.withId === true || account === '' ? parts.accountId : '';
  return [account, id, written(parts.roleName) || 'role', written(parts.organisation ?? '')]
    .filter((part) => part !== '')
    .join('-');
}

/** An account's name as it stands in a section name; empty: nothing of it can be written. */
export function profileAccount(name: string | null): string {
  return plain((name ?? '').slice(0, longestAccount));
}

function plain(name: string): string {
  return name
    .replaceAll(/[^A-Za-z0-9_.@+%:/-]+/gu, '-')
    .replaceAll(/-{2,}/gu, '-')
    .replaceAll(/^-|-$/gu, '');
}

function escaped(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replaceAll(/[-!~*'()]/gu, hexadecimal);
}

function hexadecimal(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
