import type { CatalogueChange } from '../../contract/catalogue.ts';
import type { Intent } from '../../contract/commands.ts';
import type { Wanted } from '../../contract/events.ts';
import type { Role } from '../../contract/identifiers.ts';
import type { SettingsRoute } from '../../contract/settings-route.ts';

/** A set of listeners; each subscription gives the function that ends it. */
export class Emitter<Payload> {
  readonly #listeners = new Set<(payload: Payload) => void>();

  on(listener: (payload: Payload) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  emit(payload: Payload): void {
    for (const listener of this.#listeners) {
      listener(payload);
    }
  }
}

/**
 * What happens in core and others act on. Made before everything else: who acts on it needs those it happens to, such as
 * the snapshot, which is made of everything.
 */
export class Events {
  /** Something changed that the snapshot shows. */
  readonly changed = new Emitter<void>();
  /** A list or the sign-in of an organisation changed. */
  readonly organisationChanged = new Emitter<void>();
  readonly catalogueChanged = new Emitter<CatalogueChange>();
  /** A sign-in was approved; `then` is what the person wanted done after it. */
  readonly signedIn = new Emitter<{ readonly organisationId: string; readonly then: Intent | null }>();
  /** An organisation is signed out by the person, or removed; its id. */
  readonly signedOut = new Emitter<string>();
  /** The policy of this computer says something else. */
  readonly policyChanged = new Emitter<void>();
  /** Stored sign-ins that could not be opened at the start have been opened. */
  readonly secretsOpened = new Emitter<void>();
  /** Profiles were linked or unlinked, or which are has been read. */
  readonly linksChanged = new Emitter<void>();
  /** There are new credentials of a role. */
  readonly credentialsCame = new Emitter<Role>();
  /** Renewing a role's credentials has failed twice, or once where it is not tried again. */
  readonly notRenewed = new Emitter<Role>();
  /** The person clicked a notification about the end of a sign-in. */
  readonly notificationClicked = new Emitter<{ readonly organisationId: string; readonly signInNeeded: boolean }>();
  /** The person is led to the window: by a notification, or for what can be done only there, with its sheet. */
  readonly windowWanted = new Emitter<Wanted | null>();
  /** The `latchkey` command wants the window shown, or hidden where it is shown. */
  readonly windowToggled = new Emitter<void>();
  /** The person is led to a page of the settings. */
  readonly settingsWanted = new Emitter<SettingsRoute>();
  /** Roles that are reached through others were kept, changed or forgotten. */
  readonly chainedRolesChanged = new Emitter<void>();
}
