import type { ProgramAccessView } from '../../contract/links.ts';
import type { Services } from '../app/services.ts';
import type { EndpointConsumers } from './endpoint-consumers.ts';
import type { LastReads } from './last-reads.ts';
import type { ProfileLinks } from './profile-links.ts';

type Accessed = Pick<Services, 'programSocket'> & {
  readonly profileLinks: ProfileLinks;
  readonly endpoint: EndpointConsumers;
  readonly lastReads: LastReads;
};

/** Which programs have, or can ask for, credentials of which roles, as of now. */
export async function programAccess({
  programSocket,
  profileLinks,
  endpoint,
  lastReads,
}: Accessed): Promise<ProgramAccessView> {
  const { links, ...shown } = await profileLinks.view();
  const { state, port, consumers } = endpoint.view();
  return {
    ...shown,
    socket: programSocket.state(),
    links: links.map((link) => ({ ...link, problem: null, lastRead: lastReads.of(link.role) })),
    endpoint: { state, port, consumers: [...consumers] },
  };
}
