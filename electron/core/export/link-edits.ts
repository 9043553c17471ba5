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
import { linkedProfiles } from './linked-profiles.ts';
import type { ProfileEdit } from './profile-plan.ts';
import { nameProblem, type SsoSession, type StaticKeys } from './section.ts';
import { freeSessionName } from './session-name.ts';
import { placeOf } from './shared-tokens.ts';
import type { Link } from './stored-links.ts';

export type LinkEditServices = Pick<Services, 'identities' | 'links' | 'personal' | 'programSocket'> & {
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
  const state: NamesInFiles = { taken: takenNames(files), ours: oursIn(files), pathOf };
  return named.map((link) => ({
    ...link,
    problem:
      (uses.get(link.profile.toLowerCase())?.length ?? 0) > 1
        ? text('link.twice')
        : problemOf(services, request, state, link),
  }));
}

function problemOf(
  { links, identities, organisations }: LinkEditServices,
  { way, forOldTools }: LinkRequest,
  { taken, ours, pathOf }: NamesInFiles,
  { role, profile }: Omit<NamedLink, 'problem'>,
): string | null {
  if (profile === '') return text('link.name-empty');
  const odd = nameProblem(profile);
  if (odd !== null) return nameSentence(odd);
  const organisation = organisations.find(role.organisationId);
  if (organisation === null) return text('link.role-gone');
  if (organisation.catalogue.isRemoved(role)) return text('footer.removed');
  const known = links.find(profile);
  if (known !== null && !sameRole(known.role, role)) {
    return textOrEllipsis('link.other-role', identities.names(known.role));
  }
  const isSame = known !== null && known.way === way && known.forOldTools === forOldTools;
  if (isSame && ours.has(known.profile)) return text('link.already');
  const found = taken('profile', profile);
  if (found === null) return null;
  return textOrEllipsis('link.taken', { name: profile, file: pathOf(found.file), line: found.line });
}

/** The names of profiles in the files. */
interface NamesInFiles {
  readonly taken: ReturnType<typeof takenNames>;
  readonly ours: ReadonlySet<string>;
  readonly pathOf: PathOf;
}

function oursIn(files: AwsFilePair): ReadonlySet<string> {
  return new Set(linkedProfiles(files).map(({ name }) => name));
}

/** What a preview shows in the place of keys, which are not fetched for it. */
export const previewKeys: StaticKeys = {
  accessKeyId: 'ASIA••••••••••••',
  secretAccessKey: new Secret('••••'),
  sessionToken: new Secret('••••'),
};

/** The edit that links a role. Throws a `FailureError` where no line can be written for it. */
export function linkEdit(
  services: LinkEditServices,
  { role, profile }: Omit<NamedLink, 'problem'>,
  { way, forOldTools }: Pick<LinkRequest, 'way' | 'forOldTools'>,
  keys: StaticKeys,
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
        session: ssoSession(services, role),
        role: { accountId, roleName, region, forOldTools },
      };
    }
    case 'keys':
      return { kind: 'keys', profile, keys };
  }
}

/** The session of a role's organisation, as its section says it. */
function ssoSession({ links, organisations }: LinkEditServices, role: Role): SsoSession {
  const { record } = organisations.get(role.organisationId);
  const organisation =
    links.session(record.id) ?? freeSessionName(record.name, record.id, Object.values(links.sessions()));
  const { startUrl, region } = placeOf(record);
  return { organisation, startUrl, ssoRegion: region };
}

/** Links whose roles are known not to be there any more: of an organisation that is gone, or whose whole list lacks them. */
export function goneLinks({ links, organisations }: LinkEditServices): readonly Link[] {
  return links.all().filter(({ role }) => isGone(organisations, role));
}

function isGone(organisations: Organisations, role: Role): boolean {
  const organisation = organisations.find(role.organisationId);
  if (organisation === null) return true;
  const { catalogue } = organisation;
  if (catalogue.isReading() || catalogue.isUnfinished() || catalogue.status().checkedAt === null) return false;
  const account = catalogue.list().account(role.accountId);
  return account === null || (account.roleNames !== null && !account.roleNames.includes(role.roleName));
}
