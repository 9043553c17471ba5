import type { OrganisationView } from '../../electron/contract/organisation.ts';
import { digitIndex } from '../keyboard/shortcuts.ts';
import type { MessageId } from '../messages/en.ts';
import { endsSoon } from '../time/sign-in-end.ts';

/** Organisations beyond these have no digit. */
const digits = 9;

/** What the switcher says of a partition; null: the commercial one, which needs no word. */
export function partitionTag(partition: OrganisationView['partition']): MessageId | null {
  switch (partition) {
    case 'aws':
      return null;
    case 'aws-us-gov':
      return 'organisations.govCloud';
    case 'aws-cn':
      return 'organisations.china';
    case 'aws-eusc':
      return 'organisations.europe';
    case 'aws-iso':
    case 'aws-iso-b':
    case 'aws-iso-e':
    case 'aws-iso-f':
      return 'organisations.isolated';
  }
}

/** Whether the person is asked to sign in, before roles can be used, or again, before the sign-in ends; null: not now. */
export function asksForSignIn({ signIn }: OrganisationView, now: number): 'first' | 'again' | null {
  if (signIn.state === 'signed-out' || signIn.state === 'ended') return 'first';
  return signIn.state === 'signed-in' && endsSoon(signIn.end, now) !== null ? 'again' : null;
}

/** The digit that chooses the organisation at this index; null: it has none. */
export function digitOf(index: number): string | null {
  return index < digits ? String(index + 1) : null;
}

/** The index that a key press chooses; null: another key. */
export function indexFor(press: Pick<KeyboardEvent, 'key' | 'code' | 'metaKey' | 'ctrlKey' | 'altKey'>): number | null {
  if (press.metaKey || press.ctrlKey || press.altKey) return null;
  return digitIndex(press);
}

/** Whether its state is drawn in the attention colour: the sign-in ends soon, or has ended. */
export function isUrgent(organisation: OrganisationView, now: number): boolean {
  return organisation.signIn.state === 'ended' || asksForSignIn(organisation, now) === 'again';
}
