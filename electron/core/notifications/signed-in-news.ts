import { notificationText } from './notification-text.ts';
import { text } from '../../shared/text/text.ts';
import type { Services } from '../app/services.ts';
import type { Organisations } from '../organisations/organisations.ts';
import { second } from '../time/instant.ts';

/** How long (ms) the number of accounts is waited for: all names are there within seconds (docs/design.md#extremes). */
const timeoutMs = 10 * second;

type SignedInNewsServices = Pick<Services, 'notifier' | 'deadlines' | 'presence' | 'events'>;

/**
 * Tells that a sign-in was approved to who cannot see it in the window, once for each approval: with the number of
 * accounts, or without one where the list takes long or cannot be read.
 */
export class SignedInNews {
  readonly #services: SignedInNewsServices;
  readonly #organisations: Organisations;
  /** By organisation, whether its list was seen being read since the approval. */
  readonly #waiting = new Map<string, boolean>();

  constructor(services: SignedInNewsServices, organisations: Organisations) {
    this.#services = services;
    this.#organisations = organisations;
  }

  approved(organisationId: string): void {
    if (this.#services.presence.isWindowInView()) {
      return;
    }
    this.#waiting.set(organisationId, false);
    this.#services.deadlines.setSpan(deadlineOf(organisationId), timeoutMs, () =>
      this.#notify(organisationId, text('notification.signed-in-unread')),
    );
    this.update();
  }

  /** A list or a sign-in has changed. */
  update(): void {
    for (const [id, hasBegun] of this.#waiting) {
      const catalogue = this.#organisations.find(id)?.view().catalogue;
      const reading = catalogue?.reading ?? null;
      if (reading !== null) {
        this.#waiting.set(id, true);
        // Before the last page of names the number is not known.
        if (reading.accountsComplete) {
          this.#notify(id, text('notification.signed-in', { count: reading.accountsKnown }));
        }
      } else if (catalogue !== undefined && hasBegun) {
        const isRead = catalogue.problem === null;
        this.#notify(
          id,
          isRead
            ? text('notification.signed-in', { count: catalogue.accountCount })
            : text('notification.signed-in-unread'),
        );
      }
    }
  }

  #notify(id: string, said: string): void {
    this.#waiting.delete(id);
    this.#services.deadlines.clear(deadlineOf(id));
    const organisation = this.#organisations.find(id)?.view();
    if (organisation?.signIn.state !== 'signed-in' || this.#services.presence.isWindowInView()) {
      return;
    }
    this.#services.notifier.show({
      kind: 'signed-in',
      title: notificationText('notification.signed-in-title', { organisation: organisation.name }),
      text: said,
      // In the place of the one that asked for this sign-in.
      tag: `sign-in ${id}`,
      onClicked: () => this.#services.events.windowWanted.emit(null),
    });
  }
}

function deadlineOf(organisationId: string): string {
  return `signed in ${organisationId}`;
}
