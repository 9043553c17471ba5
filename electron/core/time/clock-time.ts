import { instant, type Instant } from './instant.ts';
import type { ServerTime } from './server-time.ts';

/** A moment as the clock of this computer will show it, in hours and minutes. */
export function clockTime(at: Instant, time: ServerTime, locale: string): string {
  const here = instant(Math.max(0, at - time.offset()));
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(here);
}
