import type { Server } from 'node:http';
import { IdentityProvider } from '../identity-provider/identity-provider.ts';
import type { ProviderPerson } from '../identity-provider/identity-provider.ts';
import { makeProviderServer } from '../identity-provider/provider-server.ts';
import { closeServer, listenOnLoopback } from '../loopback-server.ts';
import { readProviderMetadata } from '../saml/identity-provider-metadata.ts';
import type { ServiceProvider } from '../saml/service-provider.ts';
import type { Simulator } from '../simulator.ts';

/**
 * Where people prove who they are. `open-door`: nowhere, every browser counts as the first user's; `directory`: IAM Identity
 * Center's own user name and password; `external-idp`: an identity provider at an origin of its own, by SAML 2.0.
 */
export const IDENTITY_SOURCES = ['open-door', 'directory', 'external-idp'] as const;
export type IdentitySourceKind = (typeof IDENTITY_SOURCES)[number];

/** The identity source of one organisation; what only a provider needs is made when it is first chosen. */
export class IdentitySource {
  readonly provider: IdentityProvider;
  kind: IdentitySourceKind = 'open-door';
  readonly #simulator: Simulator;
  #server: Server | undefined;
  #serviceProvider: ServiceProvider | undefined;

  constructor(simulator: Simulator, seed: number) {
    this.#simulator = simulator;
    this.provider = new IdentityProvider({
      seed,
      now: () => simulator.clock.now(),
      person: (userName) => personOf(simulator, userName),
    });
  }

  /** Chooses a source; sessions that live go on. Resolves when people can sign in there. */
  async choose(kind: IdentitySourceKind): Promise<void> {
    if (kind === 'external-idp') await this.#connectProvider();
    this.kind = kind;
  }

  /** IAM Identity Center's side of SAML; throws unless a provider was chosen. */
  get serviceProvider(): ServiceProvider {
    if (this.#serviceProvider === undefined) throw new Error('No identity provider is connected.');
    return this.#serviceProvider;
  }

  /** Where responses go. */
  get acsPath(): string {
    return `/platform/saml/acs/${this.#simulator.organisation.store.id}`;
  }

  async close(): Promise<void> {
    if (this.#server !== undefined) await closeServer(this.#server);
  }

  async #connectProvider(): Promise<void> {
    if (this.#serviceProvider !== undefined) return;
    const { origin, region, organisation, clock, maker } = this.#simulator;
    this.#server = makeProviderServer(this.provider);
    this.provider.origin = `http://127.0.0.1:${String(await listenOnLoopback(this.#server, 0))}`;
    const entityId = `${origin}/${region}/platform/saml/${organisation.store.id}`;
    const acsUrl = `${origin}/${region}${this.acsPath}`;
    this.provider.service = { entityId, acsUrl };
    const trusted = readProviderMetadata(await this.provider.metadata());
    // The library is loaded here, as only a simulator with an identity provider needs it.
    const saml = await import('../saml/service-provider.ts');
    this.#serviceProvider = new saml.ServiceProvider(
      { entityId, acsUrl, now: () => clock.now(), makeId: () => `_${maker.uuid('authnRequest')}` },
      trusted,
    );
  }
}

/** The provider's directory is where the people of the identity store came from, so it knows the same ones. */
function personOf(simulator: Simulator, userName: string): ProviderPerson | undefined {
  const { store } = simulator.organisation;
  const user = store.userByName(userName);
  if (user === undefined) return simulator.identitySource.provider.guests.get(userName.toLowerCase());
  const groups = store.groupsOf(user.id).map((group) => group.displayName);
  return { userName: user.userName, emailAddress: user.emailAddress ?? user.userName, groups };
}
