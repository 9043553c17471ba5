import { minute, second } from '../../electron/shared/model/spans.ts';
import { text, type KeyOf } from '../../electron/shared/text/text.ts';

/**
 * What is said of the time left (ms): changes only at 5 minutes, 1 minute and 30 seconds, empty before and after.
 *
 * @param sentence with the time as its value `left`.
 */
export function spokenCountdown(left: number, sentence: KeyOf<{ left: string }>): string {
  if (left <= 0 || left > 5 * minute) return '';
  if (left > minute) return text(sentence, { left: text('time.long.minutes', { count: 5 }) });
  if (left > 30 * second) return text(sentence, { left: text('time.long.minutes', { count: 1 }) });
  return text(sentence, { left: text('time.long.seconds', { count: 30 }) });
}
