import { later, second, type Instant } from '../time/instant.ts';
import type { NotificationWish, Notifier } from '../ports/desktop.ts';
import type { Deadlines } from '../time/deadlines.ts';
import { notificationText } from '../text/notification-text.ts';
import { localClockTime } from '../time/local-clock-time.ts';
import { minutesLeft } from '../../shared/format/time-left.ts';
import { last, soon } from '../../shared/model/sign-in.ts';
import { text } from '../../shared/text/text.ts';
import type { ServerTime } from '../time/server-time.ts';
import type { SignInEnd } from '../sign-in/sign-in-length.ts';

/** When the person is told that a sign-in ends, ms before it (docs/design.md#notifications); the last is the end itself. */
const marks = [soon, last, 0];

/** A timer comes a little after its mark (ms), which is told as if it came at it. */
const timersAreLate = second;

/** The roles of an organisation that are in use and have live credentials. */
export interface RolesInUse {
  readonly count: number;
  /** When the last of their credentials end; null: there are none. */
  readonly until: Instant | null;
}

export interface EndWarningParts {
  readonly deadlines: Deadlines;
  readonly time: ServerTime;
  readonly notifier: Notifier;
  readonly rolesInUse: (organisationId: string) => RolesInUse;
  /** The person chose a notification: the window is wanted, and a sign-in where it is still needed. */
  readonly chosen: (organisationId: string, signInNeeded: boolean) => void;
}

/** Tells, once each, that the sign-in of one organisation ends soon, where that is known, and that it has ended. */
export class EndWarnings {
  readonly #parts: EndWarningParts;
  readonly #organisation: { readonly id: string; readonly name: string };
  readonly #end: () => SignInEnd;
  readonly #onMark: () => void;
  /** Of this end the person knows. */
  #told = true;
  #hasEnded = false;

  /**
   * @param end the end as it is known now.
   * @param onMark what is shown of the end changes.
   */
  constructor(
    parts: EndWarningParts,
    organisation: { readonly id: string; readonly name: string },
    end: () => SignInEnd,
    onMark: () => void,
  ) {
    this.#parts = parts;
    this.#organisation = organisation;
    this.#end = end;
    this.#onMark = onMark;
  }

  /** Looks for the next moment to tell something: after a sign-in, at the start, when a length has changed. */
  aim(): void {
    this.#hasEnded = false;
    const end = this.#end();
    const now = this.#parts.time.now();
    const next = end && marks.map((mark) => later(end.at, -mark)).find((at) => at > now);
    if (end === null || next === null || next === undefined) {
      this.stop();
      return;
    }
    this.#parts.deadlines.set(this.#deadline(), next, () => {
      this.#endsSoon();
      this.#onMark();
      this.aim();
    });
  }

  stop(): void {
    this.#parts.deadlines.clear(this.#deadline());
  }

  /** AWS has refused the sign-in: told where it matters now, because roles are in use. */
  ended(): void {
    this.stop();
    this.#hasEnded = true;
    const { until } = this.#inUse();
    this.#told = until !== null;
    if (until !== null) {
      this.#showEnded(text('notification.sign-in-ended', { time: this.#clockTime(until) }));
    }
  }

  /** A program got nothing because the sign-in has ended: told once for each end, unless that was told already. */
  programRefused(): void {
    if (!this.#told) {
      this.#told = true;
      this.#showEnded(text('notification.sign-in-ended-refused'));
    }
  }

  #endsSoon(): void {
    const end = this.#end();
    const { count } = this.#inUse();
    if (end === null || count === 0) {
      return;
    }
    const about = end.kind === 'learned' ? '-about' : '';
    const organisation = this.#organisation.name;
    const minutes = minutesLeft(end.at - this.#parts.time.now() + timersAreLate);
    this.#show({
      kind: 'sign-in-ends',
      title: notificationText(`notification.sign-in-ends${about}-title`, { organisation, minutes }),
      text: text(`notification.sign-in-ends${about}`, { count, time: this.#clockTime(end.at) }),
      button: text('action.sign-in-again'),
      later: text('notification.later'),
    });
  }

  #showEnded(said: string): void {
    this.#show({
      kind: 'sign-in-ended',
      title: notificationText('notification.sign-in-ended-title', { organisation: this.#organisation.name }),
      text: said,
      button: text('action.sign-in'),
    });
  }

  #show(wish: Pick<NotificationWish, 'kind' | 'title' | 'text' | 'button' | 'later'>): void {
    const { id } = this.#organisation;
    this.#parts.notifier.show({
      ...wish,
      tag: `sign-in ${id}`,
      onChosen: () => this.#parts.chosen(id, this.#signInNeeded()),
    });
  }

  /** A notification can be clicked long after it was shown, and the person may have signed in meanwhile. */
  #signInNeeded(): boolean {
    const end = this.#end();
    return this.#hasEnded || (end !== null && end.at <= later(this.#parts.time.now(), soon));
  }

  #inUse(): RolesInUse {
    return this.#parts.rolesInUse(this.#organisation.id);
  }

  #clockTime(at: Instant): string {
    return localClockTime(at, this.#parts.time);
  }

  #deadline(): string {
    return `end ${this.#organisation.id}`;
  }
}
