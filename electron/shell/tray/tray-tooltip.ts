import type { AppSnapshot } from '../../contract/snapshot.ts';
import { shownName } from './shown-name.ts';
import { signInSentence } from '../../shared/format/sign-in-sentence.ts';
import { signInStatus, type SignInStatus } from '../../shared/model/sign-in-status.ts';
import { text } from '../../shared/text/text.ts';
import { byUrgency, stateOf, type TrayMoment } from './tray-state.ts';

/** Windows cuts at 128 characters; docs/design.md#tray-icon asks for 120, then how many are left out. */
const longest = 120;

/**
 * One line for each organisation, the most urgent first as it is the one that the icon shows, with its name where there
 * are several: `Latchkey: Northwind, signed in since 09:04`.
 */
export function trayTooltip({ organisations, clockOffset }: AppSnapshot, moment: TrayMoment): string {
  const surface = organisations.length > 1 ? 'tooltip-of-several' : 'tooltip';
  const said = (status: SignInStatus, name: string): string =>
    signInSentence(surface, status, name, { now: moment.now, clockOffset });
  const lines = byUrgency(organisations, moment).map((organisation) => {
    // An end that the icon tells no more is none.
    const isOut = stateOf(organisation, moment) === 'signed-out';
    const status = isOut ? ({ kind: 'signed-out' } as const) : signInStatus(organisation.signIn, moment.now);
    return said(status, shownName(organisation.name, 40));
  });
  return lines.length === 0 ? said({ kind: 'signed-out' }, '') : fit(lines);
}

function fit(lines: readonly string[]): string {
  for (let shown = lines.length; shown > 0; shown -= 1) {
    const left = lines.length - shown;
    const tooltip = [...lines.slice(0, shown), ...(left > 0 ? [text('state.tooltip.more', { count: left })] : [])].join(
      '\n',
    );
    if (tooltip.length <= longest) return tooltip;
  }
  return lines[0]?.slice(0, longest) ?? '';
}
