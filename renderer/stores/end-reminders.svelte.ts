import { SvelteSet } from 'svelte/reactivity';
import type { OrganisationView } from '../../electron/contract/organisation.ts';
import { minutesLeft } from '../../electron/shared/format/time-left.ts';
import { isSoon, last, type SignInEnd } from '../../electron/shared/model/sign-in.ts';

/** An end that is near, with the minutes left. */
export type EndSoon = SignInEnd & { readonly minutes: number; readonly isLast: boolean };

/** The person is reminded of a near end twice, ten and two minutes before; each can be put away. */
export class EndReminders {
  readonly #putAway = new SvelteSet<string>();

  /** The end that the person is to be reminded of now; null: none is near, or it was put away. */
  due(organisation: OrganisationView, now: number): EndSoon | null {
    const ending = endOf(organisation, now);
    return ending === null || this.#putAway.has(keyOf(organisation, ending)) ? null : ending;
  }

  putAway(organisation: OrganisationView, now: number): void {
    const ending = endOf(organisation, now);
    if (ending !== null) this.#putAway.add(keyOf(organisation, ending));
  }
}

function endOf({ signIn }: OrganisationView, now: number): EndSoon | null {
  if (signIn.state !== 'signed-in' || signIn.end === null || !isSoon(signIn.end, now)) return null;
  const left = signIn.end.at - now;
  return { ...signIn.end, minutes: minutesLeft(left), isLast: left <= last };
}

/** Another sign-in is another end, and the second reminder is not the first. */
function keyOf({ id, signIn }: OrganisationView, { isLast }: EndSoon): string {
  return `${id} ${signIn.state === 'signed-in' ? signIn.since : 0} ${isLast}`;
}
