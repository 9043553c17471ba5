import type { Failure } from '../../electron/contract/failure.ts';
import { text } from '../messages/text.ts';
import type { LastCode } from '../state/sign-in-memory.svelte.ts';

export interface ProblemView {
  readonly title: string;
  readonly text: string;
  readonly action: string;
  /** Start again, or go back to the address. */
  readonly does: 'start' | 'edit';
}

/** Title, text and first button for a sign-in that did not finish. */
export function problemView(problem: Failure, lastCode: LastCode | null): ProblemView {
  const again = { action: text('problem.tryAgain'), does: 'start' } as const;
  switch (problem.code) {
    case 'code-expired':
      return {
        title: text('problem.codeExpired.title'),
        text: codeExpiredText(lastCode),
        action: text('problem.codeExpired.action'),
        does: 'start',
      };
    case 'request-refused':
      return { title: text('problem.refused.title'), text: text('problem.refused.text'), ...again };
    case 'browser-did-not-open':
      return { title: text('problem.browser.title'), text: text('problem.browser.text'), ...again };
    case 'portal-not-found':
    case 'start-url-invalid':
      return {
        title: text('problem.portal.title'),
        text: text('problem.portal.text'),
        action: text('problem.portal.action'),
        does: 'edit',
      };
    case 'region-needed':
    case 'region-invalid':
      return {
        title: text('problem.region.title'),
        text: text('problem.region.text'),
        action: text('problem.region.action'),
        does: 'edit',
      };
    case 'offline':
      return {
        title: text('problem.offline.title'),
        text: text('problem.offline.text'),
        action: text('problem.offline.action'),
        does: 'start',
      };
    case 'proxy-in-between':
      return { title: text('problem.proxy.title'), text: problem.sentence, ...again };
    case 'throttled':
      return { title: text('problem.throttled.title'), text: problem.sentence, ...again };
    default:
      return { title: text('problem.other.title'), text: problem.sentence, ...again };
  }
}

function codeExpiredText(lastCode: LastCode | null): string {
  if (lastCode === null) return text('problem.codeExpired.textPlain');
  return text('problem.codeExpired.text', { code: lastCode.userCode, minutes: lastCode.minutes });
}
