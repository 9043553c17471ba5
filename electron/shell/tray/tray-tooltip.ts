import type { OrganisationView } from '../../contract/organisation.ts';
import type { AppSnapshot } from '../../contract/snapshot.ts';
import { roughSpan, span, type ClockTime } from '../text/clock-time.ts';
import { shownName } from '../text/shown-name.ts';
import { text } from '../../shared/text/text.ts';
import { byUrgency, stateOf, type TrayMoment } from './tray-state.ts';

/** Windows cuts at 128 characters; ux.md 5 asks for 120, then how many are left out. */
const longest = 120;

/**
 * One line for each organisation, the most urgent first as it is the one that the icon shows, with its name where there
 * are several: `Latchkey: Northwind, signed in since 09:04`.
 */
export function trayTooltip(snapshot: AppSnapshot, clockTime: ClockTime, moment: TrayMoment): string {
  const { organisations, clockOffset } = snapshot;
  const several = organisations.length > 1;
  const lines = byUrgency(organisations, moment).map((organisation) => {
    const name = shownName(organisation.name, 40);
    switch (stateOf(organisation, moment)) {
      case 'signed-out':
        return several ? text('tooltip.signed-out-of', { name }) : text('tooltip.signed-out');
      case 'signing-in':
        return several ? text('tooltip.signing-in-to', { name }) : text('tooltip.signing-in');
      case 'signed-in':
        return signedIn(organisation, name);
      case 'expiring':
        return text(isLearned(organisation) ? 'tooltip.ends-about' : 'tooltip.ends', {
          name,
          span: span((moment.endOf(organisation) ?? 0) - moment.now),
        });
      case 'expired':
        return text('tooltip.ended', { name });
    }
  });

  function signedIn(organisation: OrganisationView, name: string): string {
    const end = moment.endOf(organisation);
    const { signIn } = organisation;
    if (end !== null && isLearned(organisation))
      return text('tooltip.about', { name, span: roughSpan(end - moment.now) });
    if (end !== null) return text('tooltip.left', { name, span: span(end - moment.now) });
    const since = signIn.state === 'signed-in' ? signIn.since : 0;
    return text('tooltip.signed-in', { name, time: clockTime(since - clockOffset) });
  }

  return lines.length === 0 ? text('tooltip.signed-out') : fit(lines);
}

/** Learned from refusals, and so only about right. */
function isLearned({ signIn }: OrganisationView): boolean {
  return signIn.state === 'signed-in' && signIn.end?.kind === 'learned';
}

function fit(lines: readonly string[]): string {
  for (let shown = lines.length; shown > 0; shown -= 1) {
    const left = lines.length - shown;
    const tooltip = [...lines.slice(0, shown), ...(left > 0 ? [text('tooltip.more', { count: left })] : [])].join('\n');
    if (tooltip.length <= longest) return tooltip;
  }
  return lines[0]?.slice(0, longest) ?? '';
}
