import type { OrganisationView } from '../../contract/organisation.ts';
import type { AppSnapshot } from '../../contract/snapshot.ts';

/** Remembers which ended sign-ins the person has seen: the icon asks for them no more (docs/design.md#tray-icon). */
export class AcknowledgedExpiries {
  #seen: ReadonlySet<string> = new Set();

  /** The window is in view: everything that has ended by now is seen. */
  look(snapshot: Pick<AppSnapshot, 'organisations'>): void {
    this.#seen = new Set(snapshot.organisations.flatMap((organisation) => keyOf(organisation) ?? []));
  }

  has(organisation: OrganisationView): boolean {
    const key = keyOf(organisation);
    return key !== null && this.#seen.has(key);
  }
}

/** Names one end of one sign-in, so that the next one is news again. */
function keyOf({ id, signIn }: OrganisationView): string | null {
  return signIn.state === 'ended' ? `${id} ${signIn.endedAt}` : null;
}
