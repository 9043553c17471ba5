import type { Seen } from './run-case.ts';
import { codesOf } from './fault-list.ts';

/** Accounts and roles of the simulator's organisation. */
const accounts = 5;
const roles = 25;

/** What is broken, in words; nothing when all is well. */
export function judge(seen: Omit<Seen, 'broken'>): string[] {
  return [...hangs(seen), ...losses(seen), ...excess(seen), ...misnamed(seen)];
}

function hangs({ during, after, times, moment, stillPending, healed }: Omit<Seen, 'broken'>): string[] {
  return [
    ...(stillPending ? ['hangs: a wish was never answered'] : []),
    ...(/starting|waiting/u.test(during) && moment.begins.kind === 'sign-in' ? [`hangs: still ${during}`] : []),
    ...(after.includes('reading') ? ['hangs: still reading'] : []),
    ...(times !== null && during.includes('reading') ? ['hangs: reading for a quarter of an hour'] : []),
    ...(healed ? [] : ['does not work again after the fault']),
  ];
}

function losses(seen: Omit<Seen, 'broken'>): string[] {
  const isForbidden = seen.fault.is === 'forbidden';
  return [
    ...(seen.fewestAccounts < accounts ? [`lost: ${String(accounts - seen.fewestAccounts)} accounts`] : []),
    ...(seen.fewestRoles < roles && !isForbidden ? [`lost: ${String(roles - seen.fewestRoles)} roles`] : []),
    ...(seen.pinKept ? [] : ['lost: the pin']),
    ...(seen.tokenLost && seen.fault.is !== 'definite' ? ['lost: the refresh token'] : []),
    ...(seen.servedExpired ? ['serves what has ended'] : []),
  ];
}

function excess({ moment, fault, calls, opened }: Omit<Seen, 'broken'>): string[] {
  const usual = fault.is === 'throttled' ? moment.most.throttled : moment.most.calls;
  // A token of a short life is refreshed once a minute.
  const most = usual + (fault.is === 'usable' ? 16 : 0);
  const tabs = ['sign-in', 'console'].includes(moment.begins.kind) ? 1 : 0;
  return [
    ...(calls > most ? [`too many calls: ${String(calls)} of ${String(most)}`] : []),
    ...(opened > tabs ? [`opened ${String(opened)} tabs`] : []),
  ];
}

function misnamed({ said, fault, moment, times, during }: Omit<Seen, 'broken'>): string[] {
  const connection = fault.is === 'throttled' ? 'connection throttled' : 'connection offline';
  const allowed = new Set<string>([
    ...codesOf[fault.is],
    ...moment.also,
    ...(fault.is === 'usable' ? [] : [connection, 'accounts not read']),
    ...(fault.is === 'throttled' ? ['reading throttled'] : []),
    // A service in trouble is read at a slower pace.
    ...(fault.is === 'service' || fault.is === 'odd' ? ['reading throttled'] : []),
  ]);
  const wrong = [...said].filter((code) => !allowed.has(code));
  const isSilent = times === null && said.size === 0 && fault.is !== 'usable' && fault.strike.by !== 'administrator';
  return [
    ...(wrong.length > 0 ? [`taken for ${wrong.join(' and ')}`] : []),
    ...(isSilent && during === 'signed-in' ? ['said nothing'] : []),
  ];
}
