import type { Events } from '../app/events.ts';
import type { Clock } from '../ports/clock.ts';
import type { OrganisationRecord } from '../ports/settings.ts';
import type { TokenCache } from '../ports/token-cache.ts';
import type { StoredSignIn } from '../storage/secret-document.ts';
import { second } from '../time/instant.ts';
import type { ServerTime } from '../time/server-time.ts';
import { within } from '../time/waiting.ts';
import type { LinkStore } from './link-store.ts';
import { sessionName } from './section.ts';
import { newerSignIn, readSharedText, type SharedPlace } from './shared-token.ts';

/** A home folder can be on a network that is gone; a refresh waits for it no longer than this (ms). */
const longestRead = 2 * second;

/** How an organisation's sign-in is shared. */
export interface Sharing {
  /** The name of its session, which is the key of its file. */
  readonly session: string;
  /** Also with tools that know no sessions, which look under the start URL. */
  readonly forOldTools: boolean;
}

export interface SharedTokensServices {
  readonly tokenCache: TokenCache;
  readonly clock: Clock;
  readonly time: ServerTime;
  readonly links: LinkStore;
  readonly events: Pick<Events, 'linksChanged'>;
}

/** Which organisations share their sign-in with tools, and what tools have made of it. */
export class SharedTokens {
  readonly #services: SharedTokensServices;
  #sharing: ReadonlyMap<string, Sharing> = new Map();

  constructor(services: SharedTokensServices) {
    this.#services = services;
    services.events.linksChanged.on(() => {
      this.#sharing = sharingOf(services.links);
    });
  }

  /** By organisation id: those with a link through a session. */
  all(): ReadonlyMap<string, Sharing> {
    return this.#sharing;
  }

  /**
   * The sign-in as another tool has refreshed it; null: it is not shared, or nobody did. A refresh token may be good for one
   * use only, so whoever refreshes asks this before, and once more when AWS refuses it. Never rejects.
   */
  async newer(organisation: OrganisationRecord, ours: StoredSignIn): Promise<StoredSignIn | null> {
    const { tokenCache, clock, time } = this.#services;
    const sharing = this.#sharing.get(organisation.id);
    if (sharing === undefined) return null;
    try {
      const late = (): Error => new Error('The folder does not answer.');
      const text = await within(clock, longestRead, tokenCache.read(sharing.session), late);
      const token = text === null ? null : readSharedText(text, time);
      return token === null ? null : newerSignIn(placeOf(organisation), ours, token, time);
    } catch {
      return null;
    }
  }
}

/** As the section of the organisation's session says it. */
export function placeOf(organisation: Pick<OrganisationRecord, 'startUrl' | 'portalUrl' | 'region'>): SharedPlace {
  return { startUrl: organisation.portalUrl ?? organisation.startUrl, region: organisation.region };
}

function sharingOf(links: LinkStore): ReadonlyMap<string, Sharing> {
  const sharing = new Map<string, Sharing>();
  for (const { role, way, forOldTools } of links.all()) {
    const session = way === 'sso' ? links.session(role.organisationId) : null;
    if (session === null) continue;
    const known = sharing.get(role.organisationId);
    sharing.set(role.organisationId, {
      session: sessionName(session),
      forOldTools: forOldTools || known?.forOldTools === true,
    });
  }
  return sharing;
}
