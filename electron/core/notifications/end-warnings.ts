import { later, minute, type Instant } from '../time/instant.ts';
import type { Services } from '../app/services.ts';
import { notificationSentence, sentence } from '../text/sentence.ts';
import { clockTime } from '../time/clock-time.ts';
import type { SignInEnd } from '../sign-in/sign-in-length.ts';

/** When the person is notified that a sign-in ends, ms before it (docs/design.md#notifications); the last is the end itself. */
const marks = [10 * minute, 2 * minute, 0];

type EndWarningServices = Pick<Services, 'deadlines' | 'time' | 'notifier' | 'platform' | 'held' | 'events' | 'report'>;

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
      const values = { organisation: this.#organisation.name, time: this.#clockTime(until) };
      this.#show('sign-in-ended-title', 'sign-in-ended', values);
    }
  }

  /** A program got nothing because the sign-in has ended: notified once for each end, unless that was done already. */
  programRefused(): void {
    if (!this.#notified) {
      this.#notified = true;
      this.#show('sign-in-ended-title', 'sign-in-ended-refused', { organisation: this.#organisation.name });
    }
  }

  #endsSoon(): void {
    const end = this.#end();
    const { count } = this.#services.held.inUse(this.#organisation.id);
    if (end === null || count === 0) {
      return;
    }
    const minutes = Math.ceil((end.at - this.#services.time.now()) / minute);
    const values = { organisation: this.#organisation.name, minutes, count, time: this.#clockTime(end.at) };
    if (end.kind === 'set') {
      this.#show('sign-in-ends-title', 'sign-in-ends', values);
    } else {
      this.#show('sign-in-ends-about-title', 'sign-in-ends-about', values);
    }
  }

  #show(
    title: 'sign-in-ended-title' | 'sign-in-ends-title' | 'sign-in-ends-about-title',
    text: 'sign-in-ended' | 'sign-in-ended-refused' | 'sign-in-ends' | 'sign-in-ends-about',
    values: Readonly<Record<string, string | number>>,
  ): void {
    const { id } = this.#organisation;
    const hasEnded = title === 'sign-in-ended-title';
    this.#services.notifier.show({
      kind: hasEnded ? 'sign-in-ended' : 'sign-in-ends',
      title: notificationSentence(title, values),
      text: sentence(text, values),
      tag: `sign-in ${id}`,
      button: sentence(hasEnded ? 'sign-in' : 'sign-in-again'),
      ...(hasEnded ? {} : { later: sentence('later') }),
      onClicked: () =>
        this.#services.events.notificationClicked.emit({ organisationId: id, signInNeeded: this.#signInNeeded() }),
    });
  }

  /** A notification can be clicked long after it was shown, and the person may have signed in meanwhile. */
  #signInNeeded(): boolean {
    const end = this.#end();
    return this.#hasEnded || (end !== null && end.at <= later(this.#services.time.now(), marks[0] ?? 0));
  }

  #clockTime(at: Instant): string {
    return clockTime(at, this.#services.time, this.#services.platform.locale);
  }

  #deadline(): string {
    return `end ${this.#organisation.id}`;
  }
}
