import type { LinkRequest } from '../../contract/links.ts';
import { text, textOrEllipsis } from '../../shared/text/text.ts';
import { sameRole, type Role } from '../../shared/model/role.ts';
import type { Services } from '../app/services.ts';
import { roleRegion } from '../console/open-console.ts';
import { failure, FailureError } from '../failures/fail.ts';
import type { Organisations } from '../organisations/organisations.ts';
import { Secret } from '../secret.ts';
import { nameSentence, type PathOf } from './edit-sentences.ts';
import { takenNames, type AwsFilePair } from './name-taken.ts';
import { linkedProfiles, type LinkedProfile } from './linked-profiles.ts';
import { saidAlready, type ProfileEdit } from './profile-plan.ts';
import { nameProblem, type SsoSession, type StaticKeys } from './section.ts';
import { freeSessionName } from './session-name.ts';
import { placeOf } from './shared-tokens.ts';
import type { Link } from './stored-links.ts';

export type LinkEditServices = Pick<
  Services,
  'chainedRoles' | 'identities' | 'links' | 'personal' | 'programSocket'
> & {
  readonly organisations: Organisations;
};

/** A role with the name it is to be linked under, and why it cannot be; null: it can. */
export interface NamedLink {
  readonly role: Role;
  readonly profile: string;
  readonly problem: string | null;
}

/** The roles of a request, each with its name and what stands in its way. A role is linked once under a name. */
export function namedLinks(
  services: LinkEditServices,
  request: LinkRequest,
  files: AwsFilePair,
  pathOf: PathOf,
): NamedLink[] {
  const named = request.roles.map(({ role, profile }) => ({
    role,
    profile: profile === null ? services.identities.profile(role) : profile.trim(),
  }));
  const uses = Map.groupBy(named, ({ profile }) => profile.toLowerCase());
  const state: NamesInFiles = { taken: takenNames(files), ours: oursIn(files), isSaid: saidAlready(files), pathOf };
  return named.map((link) => ({
    ...link,
    problem:
      (uses.get(link.profile.toLowerCase())?.length ?? 0) > 1
        ? text('link.twice')
        : problemOf(services, request, state, link),
  }));
}

function problemOf(
  services: LinkEditServices,
  request: LinkRequest,
  { taken, ours, isSaid, pathOf }: NamesInFiles,
  { role, profile }: Omit<NamedLink, 'problem'>,
): string | null {
  const { chainedRoles, links, identities, organisations } = services;
  if (profile === '') return text('link.name-empty');
  const odd = nameProblem(profile);
  if (odd !== null) return nameSentence(odd);
  const organisation = organisations.find(role.organisationId);
  if (organisation === null) return text('link.role-gone');
  if (organisation.catalogue.isRemoved(role)) return text('footer.removed');
  if (request.way === 'sso' && chainedRoles.find(role) !== null) return text('link.chained-sso');
  const known = links.find(profile);
  if (known !== null && !sameRole(known.role, role)) {
    return textOrEllipsis('link.other-role', identities.names(known.role));
  }
  if (known !== null && isInPlace(services, request, { ours, isSaid }, known)) return text('link.already');
  const found = taken('profile', profile);
  if (found === null) return null;
  return textOrEllipsis('link.taken', { name: profile, file: pathOf(found.file), line: found.line });
}

/** What an organisation that has moved, or another program, has made of a link is put right by linking it again. */
function isInPlace(
  services: LinkEditServices,
  request: LinkRequest,
  { ours, isSaid }: Pick<NamesInFiles, 'ours' | 'isSaid'>,
  known: Link,
): boolean {
  const section = ours.get(known.profile);
  if (section === undefined || known.way !== request.way || known.forOldTools !== request.forOldTools) return false;
  return known.way === 'keys' ? section.isAsWritten : isSaid(linkEdit(services, known, request));
}

/** The names of profiles in the files. */
interface NamesInFiles {
  readonly taken: ReturnType<typeof takenNames>;
  readonly ours: ReadonlyMap<string, LinkedProfile>;
  readonly isSaid: ReturnType<typeof saidAlready>;
  readonly pathOf: PathOf;
}

function oursIn(files: AwsFilePair): ReadonlyMap<string, LinkedProfile> {
  return new Map(linkedProfiles(files).map((profile) => [profile.name, profile]));
}

/** What is put into an edit besides the role; left out: keys that hide, and the session that the role's organisation has. */
export interface LinkValues {
  readonly keys?: StaticKeys;
  readonly sessions?: ReadonlyMap<string, string>;
}

/** What a preview shows in the place of keys, which are not fetched for it. */
export const previewKeys: StaticKeys = {
  accessKeyId: 'ASIA••••••••••••',
  secretAccessKey: new Secret('••••'),
  sessionToken: new Secret('••••'),
};

/**
 * What follows `latchkey-` in the name of each organisation's session, by organisation id: the one that it has, else one that
 * none of the others has or is about to get.
 */
export function sessionNames(
  { links, organisations }: LinkEditServices,
  roles: readonly Role[],
): ReadonlyMap<string, string> {
  const taken = new Set(Object.values(links.sessions()));
  const names = new Map<string, string>();
  for (const id of new Set(roles.map(({ organisationId }) => organisationId))) {
    const name = links.session(id) ?? freeSessionName(organisations.get(id).record.name, id, [...taken]);
    taken.add(name);
    names.set(id, name);
  }
  return names;
}

/**
 * The edit that links a role. Throws a `FailureError` where no line can be written for it.
 *
 * @param sessions of all organisations that are linked together (`sessionNames`).
 */
export function linkEdit(
  services: LinkEditServices,
  { role, profile }: Omit<NamedLink, 'problem'>,
  { way, forOldTools }: Pick<LinkRequest, 'way' | 'forOldTools'>,
  { keys = previewKeys, sessions = sessionNames(services, [role]) }: LinkValues = {},
): ProfileEdit {
  const region = roleRegion(services, role);
  switch (way) {
    case 'process': {
      const command = services.programSocket.command(role);
      if (command === null) throw new FailureError(failure('link-refused', {}, null, 'failure.link-no-command'));
      return { kind: 'process', profile, command, region };
    }
    case 'sso': {
      const { accountId, roleName } = role;
      return {
        kind: 'sso',
        profile,
        session: ssoSession(services, role, sessions),
        role: { accountId, roleName, region, forOldTools },
      };
    }
    case 'keys':
      return { kind: 'keys', profile, keys };
  }
}

/** The session of a role's organisation, as its section says it. */
function ssoSession(
  { organisations }: LinkEditServices,
  { organisationId }: Role,
  sessions: ReadonlyMap<string, string>,
): SsoSession {
  const { record } = organisations.get(organisationId);
  const { startUrl, region } = placeOf(record);
  return { organisation: sessions.get(organisationId) ?? record.id, startUrl, ssoRegion: region };
}

/**
 * Why tools do not find the sign-in of a link through a session whose section says where its organisation was; null: they do.
 * The section is not written anew by itself: the person's file changes when the person wants it.
 */
export function movedProblems(services: LinkEditServices, files: AwsFilePair): (link: Link) => string | null {
  const isSaid = saidAlready(files);
  return (link) => {
    const organisation = services.organisations.find(link.role.organisationId);
    if (link.way !== 'sso' || organisation === null || isSaid(linkEdit(services, link, link))) return null;
    return textOrEllipsis('link.moved', { organisation: organisation.record.name });
  };
}

/** Links whose roles are known not to be there any more: of an organisation that is gone, or whose whole list lacks them. */
export function goneLinks({ chainedRoles, links, organisations }: LinkEditServices): readonly Link[] {
  return links.all().filter(({ role }) => {
    const root = chainedRoles.root(role);
    return root !== null && isGone(organisations, root);
  });
}

function isGone(organisations: Organisations, role: Role): boolean {
  const organisation = organisations.find(role.organisationId);
  if (organisation === null) return true;
  const { catalogue } = organisation;
  if (catalogue.isReading() || catalogue.isUnfinished() || catalogue.status().checkedAt === null) return false;
  const account = catalogue.list().account(role.accountId);
  return account === null || (account.roleNames !== null && !account.roleNames.includes(role.roleName));
}
