import type { OrganisationView } from '../../electron/contract/organisation.ts';
import { digitIndex } from '../keyboard/shortcuts.ts';
import type { KeyOf } from '../../electron/shared/text/text.ts';
import { asksForSignIn } from '../../electron/shared/model/sign-in.ts';

/** Organisations beyond these have no digit. */
const digits = 9;

/** What the switcher says of a partition; null: the commercial one, which needs no word. */
export function partitionTag(partition: OrganisationView['partition']): KeyOf | null {
  switch (partition) {
    case 'aws':
      return null;
    case 'aws-us-gov':
      return 'organisations.gov-cloud';
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
  return organisation.signIn.state === 'ended' || asksForSignIn(organisation.signIn, now) === 'again';
}
