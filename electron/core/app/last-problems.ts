import type { Failure } from '../../contract/failure.ts';
import type { Instant } from '../time/instant.ts';
import type { TextKey } from '../../shared/text/text.ts';

/** What Latchkey was doing when something went wrong, by the sentence that names it. */
export type SupportStep = Extract<TextKey, `step.${string}`>;

/** A problem as a support case asks for it. */
export interface Problem {
  readonly at: Instant;
  readonly step: SupportStep;
  readonly failure: Failure;
}

/** The last problem of each organisation, kept as long as Latchkey runs. */
export class LastProblems {
  readonly #now: () => Instant;
  readonly #problems = new Map<string, Problem>();

  constructor(now: () => Instant) {
    this.#now = now;
  }

  /** What the person cancelled is no problem. */
  note(organisationId: string, step: SupportStep, failure: Failure): void {
    if (failure.code !== 'cancelled') {
      this.#problems.set(organisationId, { at: this.#now(), step, failure });
    }
  }

  of(organisationId: string): Problem | null {
    return this.#problems.get(organisationId) ?? null;
  }
}
