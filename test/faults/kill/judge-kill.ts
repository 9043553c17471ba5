import type { KillMoment } from './kill-moments.ts';
import type { Killed } from './kill-refresh.ts';

/**
 * What is broken after a kill; nothing when all is well. `leaves`: what a kill at that step must leave behind, if it is known. With a refresh token for one use there are two good ends: the file has the
 * token that counts, and the sign-in goes on; or the only good one was on its way, and the person is asked, once. How long AWS
 * itself still takes a replaced token is unknown; where it does, the second becomes the first.
 */
export function judgeKill(
  { file, rotated, torn, stillTorn, first, second }: Killed,
  leaves: KillMoment['leaves'],
): string[] {
  const isRecoverable = file === 'new' || !rotated;
  const expected = isRecoverable ? ['signed-in, good', 'signed-in, good'] : ['ended', 'signed-out'];
  const came = [first.state, second.state];
  return [
    ...(leaves !== null && (leaves.file !== file || leaves.rotated !== rotated)
      ? [`left the ${file} token${rotated ? ' of two' : ''}`]
      : []),
    ...(leaves !== null && torn > 0 !== leaves.torn ? [`left ${String(torn)} unfinished files`] : []),
    ...(stillTorn > 0 ? ['an unfinished file stays'] : []),
    ...(file === 'neither' ? ['the file holds a token that is neither the old nor the new one'] : []),
    ...(came.join() === expected.join()
      ? []
      : [`came to ${came.join(', then ')} and not to ${expected.join(', then ')}`]),
    ...(first.refreshes > 1 ? [`refreshed ${String(first.refreshes)} times`] : []),
    ...(isRecoverable || second.refreshes === 0 ? [] : ['asks AWS again with a token that is gone']),
    ...(second.refreshes > 1 ? [`refreshed ${String(second.refreshes)} times at the second start`] : []),
    ...(first.opened + second.opened > 0 ? ['opened a tab'] : []),
    ...(first.notified + second.notified > 1 ? ['said it more than once'] : []),
  ];
}
