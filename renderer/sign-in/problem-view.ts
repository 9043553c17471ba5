import type { Failure } from '../../electron/contract/failure.ts';
import type { Platform } from '../keyboard/shortcuts.ts';
import { text } from '../../electron/shared/text/text.ts';

/** What a button of the page does. */
export type ProblemAct = 'start' | 'browser' | 'code' | 'edit-address' | 'edit-region' | 'network';

interface ProblemButton {
  readonly label: string;
  readonly does: ProblemAct;
}

export interface ProblemView {
  readonly title: string;
  readonly text: string;
  readonly first: ProblemButton;
  readonly second: ProblemButton | null;
}

/** Title, text and buttons for a sign-in that did not finish. */
export function problemView(problem: Failure, platform: Platform): ProblemView {
  const again = { first: { label: text('action.try-again'), does: 'start' }, second: null } as const;
  switch (problem.code) {
    case 'code-expired':
      return {
        title: text('problem.code-expired.title'),
        text: problem.sentence,
        first: { label: text('problem.code-expired.action'), does: 'start' },
        second: { label: text('problem.use-browser'), does: 'browser' },
      };
    case 'request-refused':
      return { title: text('problem.refused.title'), text: problem.sentence, ...again };
    case 'browser-did-not-return':
      return {
        title: text('problem.no-return.title'),
        text: problem.sentence,
        ...again,
        second: { label: text('problem.use-code'), does: 'code' },
      };
    case 'portal-moved':
      return {
        title: text('problem.moved.title'),
        text: problem.sentence,
        first: { label: text('problem.portal.action'), does: 'edit-address' },
        second: null,
      };
    case 'portal-not-found':
    case 'start-url-invalid':
      return {
        title: text('problem.portal.title'),
        text: problem.code === 'portal-not-found' ? text('problem.portal.text') : problem.sentence,
        first: { label: text('problem.portal.action'), does: 'edit-address' },
        // AWS says of a wrong region no more than of a wrong address.
        second:
          problem.code === 'portal-not-found' ? { label: text('problem.region.action'), does: 'edit-region' } : null,
      };
    case 'port-taken':
      return {
        title: text('problem.port.title'),
        text: text('problem.port.text'),
        first: { label: text('problem.use-code'), does: 'code' },
        second: again.first,
      };
    case 'return-refused':
      return {
        title: text('problem.returned.title'),
        text: problem.sentence,
        ...again,
        second: { label: text('problem.use-code'), does: 'code' },
      };
    case 'sign-in-unsupported':
      return {
        title: text('problem.unsupported.title'),
        text: problem.sentence,
        first: { label: text('problem.use-code'), does: 'code' },
        second: null,
      };
    case 'perhaps-wrong-region':
      return {
        title: text('problem.region.title'),
        text: problem.sentence,
        first: { label: text('problem.region.action'), does: 'edit-region' },
        second: null,
      };
    case 'region-needed':
    case 'region-invalid':
      return {
        title: text('problem.other.title'),
        text: problem.sentence,
        first: { label: text('problem.region.action'), does: 'edit-region' },
        second: null,
      };
    case 'offline':
      return {
        title: text('problem.offline.title'),
        text: problem.sentence,
        first: { label: text('action.try-now'), does: 'start' },
        second: null,
      };
    case 'proxy-in-between':
      return { title: text('problem.proxy.title'), text: problem.sentence, ...proxyButtons(platform, again.first) };
    case 'throttled':
      return { title: text('problem.throttled.title'), text: problem.sentence, ...again };
    default:
      return { title: text('problem.other.title'), text: problem.sentence, ...again };
  }
}

/** Linux has no address of its network settings. */
function proxyButtons(platform: Platform, again: ProblemButton): Pick<ProblemView, 'first' | 'second'> {
  if (platform === 'linux') return { first: again, second: null };
  return { first: { label: text('problem.proxy.action'), does: 'network' }, second: again };
}
