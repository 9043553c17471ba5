import { text } from '../../shared/text/text.ts';
import type { Problem } from './last-problems.ts';

/**
 * What a person sends to support: when, at which step, what by its code, AWS's request id, and the version. The failure's
 * sentence is left out, since it can name the code of a sign-in.
 */
export function supportDetails(problem: Problem, version: string): string {
  return text('support.details', {
    version,
    time: new Date(problem.at).toISOString(),
    step: text(problem.step),
    code: problem.failure.code,
    requestId: problem.failure.requestId ?? text('support.no-request-id'),
  });
}
