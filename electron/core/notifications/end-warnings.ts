import { notificationText } from './notification-text.ts';
import { text } from '../../shared/text/text.ts';
import { minutesLeft } from '../../shared/format/time-left.ts';
import { last, soon } from '../../shared/model/sign-in.ts';
import type { NotificationRequest } from '../ports/desktop.ts';
import { later, second, type Instant } from '../time/instant.ts';
import { localClockTime } from '../time/local-clock-time.ts';
import type { Services } from '../app/services.ts';
import type { SignInEnd } from '../sign-in/sign-in-length.ts';

/** When the person is notified that a sign-in ends, ms before it (docs/design.md#notifications); the last is the end itself. */
const marks = [soon, last, 0];

/** A timer comes a little after its mark (ms), which is notified as if it came at it. */
const timersAreLate = second;

type EndWarningServices = Pick<Services, 'deadlines' | 'time' | 'notifier' | 'held' | 'events' | 'report'>;

/** Tells, once each, that the sign-in of one organisation ends soon, where that is known, and that it has ended. */
export class EndWarnings {
  readonly #services: EndWarningServices;
  readonly #organisation: { readonly id: string; readonly name: string };
  readonly #end: () => SignInEnd;
  /** Of this end the person knows. */
  #notified = true;
  #hasEnded = false;

  /** @param end the end as it is known now. */
  constructor(
    services: EndWarningServices,
    organisation: { readonly id: string; readonly name: string },
    end: () => SignInEnd,
  ) {
    this.#services = services;
    this.#organisation = organisation;
    this.#end = end;
  }

  /** Sets the next moment to notify: after a sign-in, at the start, when a length has changed. */
  schedule(): void {
    this.#hasEnded = false;
    const end = this.#end();
    const now = this.#services.time.now();
    const next = end && marks.map((mark) => later(end.at, -mark)).find((at) => at > now);
    if (end === null || next === null || next === undefined) {
      this.stop();
      return;
    }
    this.#services.deadlines.set(this.#deadline(), next, () => {
      this.#endsSoon();
      // What is shown of the end changes too.
      this.#services.report.organisationChanged();
      this.schedule();
    });
  }

  stop(): void {
    this.#services.deadlines.clear(this.#deadline());
  }

  /** AWS has refused the sign-in: notified where it matters now, because roles are in use. */
  ended(): void {
    this.stop();
    this.#hasEnded = true;
    const { until } = this.#services.held.inUse(this.#organisation.id);
    this.#notified = until !== null;
    if (until !== null) {
      this.#showEnded(text('notification.sign-in-ended', { time: this.#clockTime(until) }));
    }
  }

  /** A program got nothing because the sign-in has ended: notified once for each end, unless that was done already. */
  programRefused(): void {
    if (!this.#notified) {
      this.#notified = true;
      this.#showEnded(text('notification.sign-in-ended-refused'));
    }
  }

  #endsSoon(): void {
    const end = this.#end();
    const { count } = this.#services.held.inUse(this.#organisation.id);
    if (end === null || count === 0) {
      return;
    }
    const about = end.kind === 'learned' ? '-about' : '';
    const organisation = this.#organisation.name;
    const minutes = minutesLeft(end.at - this.#services.time.now() + timersAreLate);
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

  #show(request: Pick<NotificationRequest, 'kind' | 'title' | 'text' | 'button' | 'later'>): void {
    const { id } = this.#organisation;
    this.#services.notifier.show({
      ...request,
      tag: `sign-in ${id}`,
      onClicked: () =>
        this.#services.events.notificationClicked.emit({ organisationId: id, signInNeeded: this.#signInNeeded() }),
    });
  }

  /** A notification can be clicked long after it was shown, and the person may have signed in meanwhile. */
  #signInNeeded(): boolean {
    const end = this.#end();
    return this.#hasEnded || (end !== null && end.at <= later(this.#services.time.now(), soon));
  }

  #clockTime(at: Instant): string {
    return localClockTime(at, this.#services.time);
  }

  #deadline(): string {
    return `end ${this.#organisation.id}`;
  }
}
