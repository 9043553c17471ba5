import type { OrganisationView } from '../../electron/contract/organisation.ts';
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

/** The digit that chooses the organisation at this place from 0; null: it has none. */
export function digitOf(place: number): string | null {
  return place < digits ? String(place + 1) : null;
}

/** The place from 0 that a key press chooses; null: another key. */
export function placeFor(press: Pick<KeyboardEvent, 'key' | 'code' | 'metaKey' | 'ctrlKey' | 'altKey'>): number | null {
  if (press.metaKey || press.ctrlKey || press.altKey) return null;
  // The digit row by its place on the keyboard: on a French one the digits need Shift.
  const digit = /^(?:Digit|Numpad)([1-9])$/u.exec(press.code)?.[1] ?? /^[1-9]$/u.exec(press.key)?.[0];
  return digit === undefined ? null : Number(digit) - 1;
}

/** Whether its state is drawn in the attention colour: the sign-in ends soon, or has ended. */
export function isUrgent(organisation: OrganisationView, now: number): boolean {
  return organisation.signIn.state === 'ended' || asksForSignIn(organisation.signIn, now) === 'again';
}
