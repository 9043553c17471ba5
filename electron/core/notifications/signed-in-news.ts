import type { OrganisationView } from '../../contract/organisation.ts';
import { second } from '../time/instant.ts';
import type { Notifier } from '../ports/desktop.ts';
import type { Deadlines } from '../time/deadlines.ts';
import { notificationText } from '../text/notification-text.ts';
import { text } from '../../shared/text/text.ts';

/** How long (ms) the number of accounts is waited for: all names are there within seconds (docs/design.md#extremes). */
const patience = 10 * second;

export interface SignedInNewsParts {
  readonly notifier: Notifier;
  readonly deadlines: Deadlines;
  /** The person sees in the window what is told here. */
  readonly isWindowInView: () => boolean;
  readonly organisation: (id: string) => OrganisationView | null;
  readonly openWindow: () => void;
}

/**
 * Tells that a sign-in was approved to who cannot see it in the window, once for each approval: with the number of
 * accounts, or without one where the list takes long or cannot be read.
 */
export class SignedInNews {
  readonly #parts: SignedInNewsParts;
  /** By organisation, whether its list was seen being read since the approval. */
  readonly #waiting = new Map<string, boolean>();

  constructor(parts: SignedInNewsParts) {
    this.#parts = parts;
  }

  approved(organisationId: string): void {
    if (this.#parts.isWindowInView()) {
      return;
    }
    this.#waiting.set(organisationId, false);
    this.#parts.deadlines.setSpan(deadlineOf(organisationId), patience, () =>
      this.#tell(organisationId, text('notification.signed-in-unread')),
    );
    this.look();
  }

  /** A list or a sign-in has changed. */
  look(): void {
    for (const [id, hasBegun] of this.#waiting) {
      const catalogue = this.#parts.organisation(id)?.catalogue;
      const reading = catalogue?.reading ?? null;
      if (reading !== null) {
        this.#waiting.set(id, true);
        // Before the last page of names the number is not known.
        if (reading.accountsComplete) {
          this.#tell(id, text('notification.signed-in', { count: reading.accountsKnown }));
        }
      } else if (catalogue !== undefined && hasBegun) {
        const isRead = catalogue.problem === null;
        this.#tell(
          id,
          isRead
            ? text('notification.signed-in', { count: catalogue.accountCount })
            : text('notification.signed-in-unread'),
        );
      }
    }
  }

  #tell(id: string, said: string): void {
    this.#waiting.delete(id);
    this.#parts.deadlines.clear(deadlineOf(id));
    const organisation = this.#parts.organisation(id);
    if (organisation?.signIn.state !== 'signed-in' || this.#parts.isWindowInView()) {
      return;
    }
    this.#parts.notifier.show({
      kind: 'signed-in',
      title: notificationText('notification.signed-in-title', { organisation: organisation.name }),
      text: said,
      // In the place of the one that asked for this sign-in.
      tag: `sign-in ${id}`,
      onChosen: this.#parts.openWindow,
    });
  }
}

function deadlineOf(organisationId: string): string {
  return `signed in ${organisationId}`;
}
