import type { AppSnapshot } from '../../electron/contract/snapshot.ts';
import { text } from '../../electron/shared/text/text.ts';
import { acceleratorLabel } from '../../electron/shared/text/accelerator-label.ts';
import { keyLabel } from '../keyboard/shortcuts.ts';

/** What the footer shows of the product today; null: nothing. Where there are no roles, nothing of what is done with one. */
export function hintSentence(
  { hint, platform, summonKeys }: Pick<AppSnapshot, 'hint' | 'platform' | 'summonKeys'>,
  hasRoles: boolean,
): string | null {
  if (hint === 'summon') {
    return summonKeys === null ? null : text('hint.summon', { key: acceleratorLabel(summonKeys, platform) });
  }
  if (!hasRoles || (hint !== 'pin' && hint !== 'copy')) return null;
  return text(hint === 'pin' ? 'hint.pin' : 'hint.copy', { key: keyLabel(hint, platform) });
}
