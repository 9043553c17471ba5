import type { OrganisationView } from '../../contract/organisation.ts';
import type { AppSnapshot } from '../../contract/snapshot.ts';
import type { ClockTime } from '../text/clock-time.ts';
import { shownName } from '../text/shown-name.ts';
import type { Text } from '../text/text.ts';

/** Windows cuts at 128 characters; ux.md 5 asks for 120, then how many are left out. */
const longest = 120;

/** One line for each organisation: `Latchkey: Northwind, signed in since 09:04`. */
export function trayTooltip(snapshot: AppSnapshot, text: Text, clockTime: ClockTime): string {
  const lines = snapshot.organisations.map((organisation) => line(organisation, snapshot.clockOffset, text, clockTime));
  if (lines.length === 0) return text('tooltip-signed-out');
  const unique = [...new Set(lines)];
  return fit(unique, text);
}

function line(organisation: OrganisationView, clockOffset: number, text: Text, clockTime: ClockTime): string {
  const name = shownName(organisation.name, 40);
  const { signIn } = organisation;
  switch (signIn.state) {
    case 'signed-out':
      return text('tooltip-signed-out');
    case 'starting':
    case 'waiting-for-approval':
      return text('tooltip-signing-in');
    case 'signed-in':
      return text('tooltip-signed-in', { name, time: clockTime(signIn.since - clockOffset) });
    case 'ended':
      return text('tooltip-ended', { name });
  }
}

function fit(lines: readonly string[], text: Text): string {
  for (let shown = lines.length; shown > 0; shown -= 1) {
    const left = lines.length - shown;
    const tooltip = [...lines.slice(0, shown), ...(left > 0 ? [text('tooltip-more', { count: left })] : [])].join('\n');
    if (tooltip.length <= longest) return tooltip;
  }
  return lines[0]?.slice(0, longest) ?? '';
}
