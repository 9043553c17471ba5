import { withoutIsolates } from '../../shared/text/isolate.ts';
import { oneLine } from '../safe-text/one-line.ts';
import type { Instant } from '../time/instant.ts';
import type { ServerTime } from '../time/server-time.ts';

/** What a person typed is repeated to them as far as they know it again (characters). */
const longestWord = 60;

/** A word from outside as a sentence may hold it: in one line, without what a terminal would act on, and cut. */
export function shown(word: string, most = longestWord): string {
  return oneLine(withoutIsolates(word), most) ?? '';
}

/** An instant as this computer's clock has it, for programs; null: not known. */
export function isoHere(at: Instant | null, time: Pick<ServerTime, 'offset'>): string | null {
  return at === null ? null : new Date(at - time.offset()).toISOString();
}

/** A text as it is compared: letters' case and forms make no difference. */
export function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim();
}
