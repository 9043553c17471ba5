import { withoutIsolates } from '../../shared/text/isolate.ts';
import { text, type TextKey } from '../../shared/text/text.ts';
import type { Failure } from '../../contract/failure.ts';
import type { Instant } from '../time/instant.ts';
import type { ServerTime } from '../time/server-time.ts';

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
  readonly #time: Pick<ServerTime, 'now'>;
  readonly #problems = new Map<string, Problem>();

  constructor(time: Pick<ServerTime, 'now'>) {
    this.#time = time;
  }

  /** What the person cancelled is no problem. */
  note(organisationId: string, step: SupportStep, failure: Failure): void {
    if (failure.code !== 'cancelled') {
      this.#problems.set(organisationId, { at: this.#time.now(), step, failure });
    }
  }

  of(organisationId: string): Problem | null {
    return this.#problems.get(organisationId) ?? null;
  }
}

/**
 * What a person sends to support: when, at which step, what by its code, AWS's request id, and the version. The failure's
 * sentence is left out, since it can name the code of a sign-in.
 */
export function supportDetails(problem: Problem, version: string): string {
  return withoutIsolates(
    text('support.details', {
      version,
      time: new Date(problem.at).toISOString(),
      step: text(problem.step),
      code: problem.failure.code,
      requestId: problem.failure.requestId ?? text('support.no-request-id'),
    }),
  );
}
