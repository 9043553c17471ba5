import type { ConsoleDestination } from '../../contract/console-place.ts';
import type { Role } from '../../contract/identifiers.ts';
import { consoleAddress } from './console-destination.ts';
import { federatedSignInLink } from './federated-sign-in.ts';
import { atStep } from '../failures/fail.ts';
import { endpoint, type EndpointOverrides } from '../regions/endpoint.ts';
import type { Http } from '../ports/http.ts';
import type { RoleCredentials } from '../ports/identity-center.ts';
import type { OrganisationRecord } from '../ports/settings.ts';
import type { Secret } from '../secret.ts';
import { cancelled } from '../time/delay.ts';

export interface ConsoleSignInParts {
  readonly http: Http;
  readonly overrides: EndpointOverrides;
  readonly credentials: (role: Role) => Promise<RoleCredentials>;
  /** Throws a `FailureError` when there is none. */
  readonly organisation: (id: string) => OrganisationRecord;
  /** The region last used with the role's account, else the organisation's. */
  readonly region: (role: Role) => string;
  readonly names: (role: Role) => Readonly<Record<string, string>>;
}

/** Gets a role into the console. */
export class ConsoleSignIn {
  readonly #parts: ConsoleSignInParts;

  constructor(parts: ConsoleSignInParts) {
    this.#parts = parts;
  }

  names(role: Role): Readonly<Record<string, string>> {
    return this.#parts.names(role);
  }

  /** The secret link itself: whoever opens it within 15 minutes is the role. */
  async link(role: Role, destination: ConsoleDestination | undefined, signal: AbortSignal): Promise<Secret> {
    const organisation = this.#parts.organisation(role.organisationId);
    const wanted = destination ?? { service: 'home', region: this.#parts.region(role) };
    const address = consoleAddress(wanted, organisation.region, this.#parts.names(role));
    const credentials = await this.#parts.credentials(role);
    if (signal.aborted) throw cancelled();
    const signIn = endpoint('signin', organisation, this.#parts.overrides);
    const wish = { credentials, signIn, destination: address, issuer: organisation.startUrl };
    return await atStep('console', this.#parts.names(role), () => federatedSignInLink(this.#parts.http, wish, signal));
  }
}
