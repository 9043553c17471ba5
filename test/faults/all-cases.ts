import { faultCases, type FaultCase } from './fault-list.ts';
import { moments, type Moment } from './moments.ts';

export interface Case {
  readonly moment: Moment;
  readonly fault: FaultCase;
  readonly times: number | null;
}

/** Once, three times, and for as long as it is watched; what an administrator does is done once. */
export function allCases(): Case[] {
  return moments.flatMap((moment) =>
    faultCases
      .filter(({ at }) => at?.includes(moment.name) ?? true)
      .flatMap((fault) => timesOf(fault).map((times) => ({ moment, fault, times }))),
  );
}

function timesOf({ strike, is }: FaultCase): (number | null)[] {
  if (strike.by === 'administrator') return [1];
  return is === 'throttled' ? [1, 3, null] : [1, null];
}
