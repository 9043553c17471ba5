import type { FaultCase } from './fault-case.ts';
import { faultCases } from './fault-list.ts';
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
      .filter((fault) => canMeet(moment, fault))
      .flatMap((fault) => timesOf(fault).map((times) => ({ moment, fault, times }))),
  );
}

function canMeet({ name, takes }: Moment, { at, is }: FaultCase): boolean {
  switch (takes) {
    case 'named':
      return at?.includes(name) === true;
    case 'lost':
      return is === 'lost' && (at?.includes('refresh') ?? true);
    case 'all':
      return at?.includes(name) ?? true;
  }
}

function timesOf({ inject, is, once }: FaultCase): (number | null)[] {
  if (inject.by === 'administrator' || is === 'gone' || once === true) return [1];
  return is === 'throttled' ? [1, 3, null] : [1, null];
}
