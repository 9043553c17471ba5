import { templateOr, usualTemplate, type ProfileTemplate, type TemplatePart } from './profile-template.ts';

/** What a section name is made of, besides account and permission set; each joins only where it is needed. */
export interface ProfileNameParts {
  readonly account: string | null;
  readonly accountId: string;
  readonly roleName: string;
  readonly organisation?: string;
  /** The id joins the account's name, where the template has none. */
  readonly withId?: boolean;
  /** The organisation's name joins at the end, where the template has none. */
  readonly withOrganisation?: boolean;
  /** What tools do not read is written as `%XX`, and so are hyphens: no two make one. */
  readonly exact?: boolean;
}

/** Names at AWS have 50 characters; one that is longer for whatever reason is cut. */
const longestAccount = 64;

const usual = templateOr(usualTemplate);

/**
 * A section name made of account and permission set, with what every tool reads
 * (docs/aws.md#profile-names-and-file-dialects); what is left out becomes a hyphen. Of the usual template it always holds a
 * hyphen of its own, so it is never part of the word `plugins`, which the CLI keeps.
 */
export function profileName(parts: ProfileNameParts, template: ProfileTemplate = usual): string {
  const has = (part: TemplatePart): boolean => template.pieces.some((piece) => 'part' in piece && piece.part === part);
  const written = parts.exact === true ? escaped : plain;
  const account = parts.exact === true ? escaped(parts.account ?? '') : profileAccount(parts.account);
  const wantsId = (parts.withId === true || account === '') && !has('id');
  const texts: Readonly<Record<TemplatePart, string>> = {
    account: has('account') ? joined(account, wantsId ? parts.accountId : '') : '',
    id: parts.accountId,
    role: written(parts.roleName) || 'role',
    organisation: written(parts.organisation ?? ''),
  };
  const filled = template.pieces.map((piece) => ('literal' in piece ? piece.literal : texts[piece.part])).join('');
  const organisation = parts.withOrganisation === true && !has('organisation') ? texts.organisation : '';
  // What is escaped holds no hyphen; one in front is the template's, and no tool's (`nameProblem`).
  return joined(parts.exact === true ? filled.replace(/^-+/u, '') : plain(filled), organisation);
}

/** An account's name as it stands in a section name; empty: nothing of it can be written. */
export function profileAccount(name: string | null): string {
  return plain((name ?? '').slice(0, longestAccount));
}

function joined(...words: readonly string[]): string {
  return words.filter((word) => word !== '').join('-');
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
