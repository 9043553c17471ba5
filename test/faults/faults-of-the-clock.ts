import { hour, minute } from '../../electron/core/time/instant.ts';
import type { ClockTrouble, FaultCase, FaultClass } from './fault-case.ts';

function leaping(name: string, is: FaultClass, trouble: ClockTrouble): FaultCase {
  return { name, is, once: true, inject: { by: 'clock', trouble } };
}

/** What this computer's clock, sleep, and the time that AWS tells can do. */
export const faultsOfTheClock: readonly FaultCase[] = [
  leaping('clock set 10 min ahead', 'usable', { leaps: 10 * minute, sleeps: false }),
  leaping('clock set 10 min back', 'usable', { leaps: -10 * minute, sleeps: false }),
  leaping('8 h asleep', 'slept', { leaps: 8 * hour, sleeps: true }),
  { name: 'no Date', is: 'usable', inject: { by: 'date', text: null } },
  { name: 'Date of the year 9999', is: 'usable', inject: { by: 'date', text: 'Fri, 31 Dec 9999 23:59:59 GMT' } },
  { name: 'Date that is none', is: 'usable', inject: { by: 'date', text: 'yesterday' } },
];
