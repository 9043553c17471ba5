import type { ProgramAccessView } from '../../contract/links.ts';
import type { Services } from '../app/services.ts';
import type { EndpointConsumers } from './endpoint-consumers.ts';
import type { LastReads } from './last-reads.ts';
import type { ProfileLinks } from './profile-links.ts';
import type { RenewedKeys } from './renewed-keys.ts';
import type { SharedSignIns } from './shared-sign-ins.ts';

type Accessed = Pick<Services, 'links' | 'programSocket'> & {
  readonly profileLinks: ProfileLinks;
  readonly endpoint: EndpointConsumers;
  readonly lastReads: LastReads;
  readonly sharedSignIns: SharedSignIns;
  readonly renewedKeys: RenewedKeys;
};

/** Which programs have, or can ask for, credentials of which roles, as of now. */
export async function programAccess({
  programSocket,
  profileLinks,
  endpoint,
  lastReads,
  links: store,
  sharedSignIns,
  renewedKeys,
}: Accessed): Promise<ProgramAccessView> {
  const { links, ...shown } = await profileLinks.view();
  const stored = new Map(store.all().map((link) => [link.profile, link]));
  const servingProblem = (profile: string): string | null => {
    const link = stored.get(profile);
    return link === undefined ? null : (sharedSignIns.problem(link) ?? renewedKeys.problem(link));
  };
  const { state, port, consumers } = endpoint.view();
  return {
    ...shown,
    socket: programSocket.state(),
    links: links.map((link) => ({
      ...link,
      problem: link.problem ?? servingProblem(link.profile),
      lastRead: lastReads.of(link.role),
    })),
    endpoint: { state, port, consumers: [...consumers] },
  };
}
