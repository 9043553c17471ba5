import { en } from '../../electron/shared/text/en.ts';
import { codesOf, type FaultClass } from './fault-case.ts';
import type { Seen } from './seen.ts';

/** Accounts and roles of the simulator's organisation, and roles of one account. */
const accounts = 5;
const roles = 25;
const rolesOfOne = 5;

/** What is broken, in words; nothing when all is well. */
export function judge(seen: Seen): string[] {
  return [...hangs(seen), ...losses(seen), ...excess(seen), ...misnamed(seen), ...unreadable(seen), ...signOut(seen)];
}

function hangs({ during, after, times, moment, stillPending, healed }: Seen): string[] {
  return [
    ...(stillPending ? ['hangs: a wish was never answered'] : []),
    ...(/starting|waiting/u.test(during) && moment.begins.kind === 'sign-in' ? [`hangs: still ${during}`] : []),
    ...(after.includes('reading') ? ['hangs: still reading'] : []),
    ...(times !== null && during.includes('reading') ? ['hangs: reading for a quarter of an hour'] : []),
    ...(healed ? [] : ['does not work again after the fault']),
  ];
}

function losses(seen: Seen): string[] {
  const { is } = seen.fault;
  const fewestAccounts = accounts - (is === 'gone' ? 1 : 0);
  const fewestRoles = roles - (is === 'gone' ? rolesOfOne : is === 'forbidden' ? roles : 0);
  return [
    ...(seen.fewestAccounts < fewestAccounts ? [`lost: ${String(accounts - seen.fewestAccounts)} accounts`] : []),
    ...(seen.fewestRoles < fewestRoles ? [`lost: ${String(roles - seen.fewestRoles)} roles`] : []),
    ...(seen.pinKept ? [] : ['lost: the pin']),
    ...(seen.heldKept || endsHeld(seen) ? [] : ['lost: held credentials']),
    ...(isTokenLost(seen) ? ['lost: the refresh token'] : []),
    ...(seen.servedExpired ? ['serves what has ended'] : []),
  ];
}

/** A sign-out, or AWS's word that the role is not theirs, ends what is held. */
function endsHeld({ moment, fault }: Seen): boolean {
  return moment.begins.kind === 'sign-out' || fault.is === 'forbidden';
}

/** While the keychain fails nothing gets onto the disk; it must be there as soon as it works again. */
function isTokenLost({ fault, moment, tokenLost, tokenAtLast }: Seen): boolean {
  if (moment.begins.kind === 'sign-out' || fault.is === 'definite' || fault.is === 'unsupported') return false;
  if (fault.is === 'storage' || fault.is === 'keychain') return !tokenAtLast;
  return tokenLost && moment.takes !== 'lost';
}

function excess({ moment, fault, times, calls, opened, said }: Seen): string[] {
  const { most: allowed } = moment;
  const often = fault.is === 'throttled' ? allowed.throttled : allowed.calls;
  const usual = times === 1 ? (allowed.once ?? often) : often;
  // A token of a short life is refreshed once a minute.
  const usable = fault.is === 'usable' ? 16 : 0;
  // A sign-in that found no connection is tried again after 2, 5, 15 and 30 s, then once a minute.
  const retried = said.has('offline') && moment.begins.kind === 'sign-in' ? 18 : 0;
  const most = usual + usable + retried;
  const tabs = ['sign-in', 'console'].includes(moment.begins.kind) ? 1 : 0;
  return [
    ...(calls > most ? [`too many calls: ${String(calls)} of ${String(most)}`] : []),
    ...(opened > tabs ? [`opened ${String(opened)} tabs`] : []),
  ];
}

/** What keeps AWS from hearing of a sign-out. */
const isUntold: ReadonlySet<FaultClass> = new Set(['throttled', 'service', 'offline', 'proxy', 'odd', 'lost', 'slept']);

/** What may be said of the way to AWS. Offline is only where nothing answered, or an answer was cut off. */
function connectionsOf(is: FaultClass): string[] {
  switch (is) {
    case 'throttled':
      return ['connection throttled'];
    case 'offline':
      return ['connection offline'];
    case 'proxy':
      return ['connection not-aws'];
    case 'service':
      return ['connection trouble'];
    case 'odd':
      return ['connection trouble', 'connection not-aws'];
    case 'lost':
      return ['connection offline', 'connection trouble', 'connection not-aws'];
    default:
      return [];
  }
}

function misnamed({ said, fault, moment, times, during }: Seen): string[] {
  const allowed = new Set<string>([
    ...codesOf[fault.is],
    ...moment.also,
    ...connectionsOf(fault.is),
    ...(fault.is === 'usable' ? [] : ['accounts not read']),
    // A code that has been redeemed, or used up by an answer that was lost, is refused the next time.
    ...(fault.is === 'lost' && (moment.name === 'poll' || moment.name === 'exchange')
      ? ['sign-in-needed', 'return-refused']
      : []),
    ...(moment.begins.kind === 'sign-out' && isUntold.has(fault.is) ? ['sign-out-untold'] : []),
    ...(fault.is === 'throttled' ? ['reading throttled'] : []),
    ...(fault.is === 'odd' && moment.name === 'list accounts' ? ['list-left-out'] : []),
    ...(fault.is === 'slept' ? ['connection offline', 'sign-in-needed'] : []),
    ...(fault.inject.by === 'computer' ? ['storage-failed', 'secrets-unsaved'] : []),
  ]);
  const wrong = [...said].filter((code) => !allowed.has(code));
  const maySayNothing =
    fault.is === 'usable' || fault.is === 'gone' || fault.inject.by === 'administrator' || moment.name === 'logout';
  const isSilent = times === null && said.size === 0 && !maySayNothing;
  return [
    ...(wrong.length > 0 ? [`taken for ${wrong.join(' and ')}`] : []),
    ...(isSilent && during === 'signed-in' ? ['said nothing'] : []),
  ];
}

/** Each sentence is the one of its code with all its blanks filled in, and no secret stands anywhere. */
function unreadable({ sentences, leaks }: Seen): string[] {
  const odd = [...sentences].filter(([code, text]) => !isSentenceOf(code, text)).map(([code]) => code);
  return [
    ...(odd.length > 0 ? [`a sentence that does not fit: ${odd.join(', ')}`] : []),
    ...leaks.map((place) => `a secret in ${place}`),
  ];
}

function isSentenceOf(code: string, text: string): boolean {
  const keys = [code, ...(alsoSaidBy[code] ?? [])].flatMap((said) => [`failure.${said}`, `notice.${said}`]);
  const templates = Object.entries(en).filter(([key]) => keys.includes(key));
  return !text.includes('…') && templates.some(([, template]) => fits(template, text));
}

/** Sentences that stand for a code besides the one of its name. */
const alsoSaidBy: Readonly<Record<string, readonly string[]>> = {
  'access-denied': ['list-denied'],
  'chained-role-refused': ['chained-role-invalid', 'chained-role-region'],
  'list-without-end': ['list-cut-off'],
  offline: ['offline-host', 'offline-retried'],
  'port-taken': ['return-address-taken'],
  'proxy-in-between': ['client-certificate', 'proxy-certificate', 'proxy-certificate-of', 'proxy-host', 'proxy-login'],
  'return-refused': ['return-lost'],
  'role-arn-unknown': ['role-arn-refused'],
  'sign-in-needed': ['attempt-not-accepted'],
};

function fits(template: string, text: string): boolean {
  const parts = template
    .split(/\{\w+(?:, plural,(?: \w+ \{[^{}]*\})+)?\}/u)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`));
  return new RegExp(`^${parts.join('[^{}]+')}$`, 'u').test(text);
}

function signOut({ moment, fault, times, said, during, after, tokenAtLast }: Seen): string[] {
  if (moment.begins.kind !== 'sign-out') return [];
  return [
    ...(during === 'signed-out' && after === 'signed-out' ? [] : [`not signed out but ${during}, then ${after}`]),
    ...(times === null && isUntold.has(fault.is) && fault.is !== 'lost' && !said.has('sign-out-untold')
      ? ['did not say that AWS was not told']
      : []),
    ...(tokenAtLast ? ['the tokens are still on disk'] : []),
  ];
}
