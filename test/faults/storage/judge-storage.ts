import type { StorageSeen } from './run-storage-case.ts';
import type { StorageCase } from './storage-cases.ts';

/** What is broken, in words; nothing when all is well. */
export function judgeStorage(one: StorageCase, { said, during, after, opened, notified }: StorageSeen): string[] {
  const endsWith = one.asksAgain === true ? 'signed-out' : 'signed-in, good';
  return [
    ...(said.join() === one.says.join() ? [] : [`said ${said.join(' and ') || 'nothing'}`]),
    ...(during === one.during ? [] : [`was ${during}`]),
    ...(after.state === endsWith ? [] : [`came to ${after.state}`]),
    ...(after.pins === 2 ? [] : [`lost: ${String(2 - after.pins)} pins`]),
    ...(after.format === 'fish' ? [] : ['lost: a setting']),
    ...(after.roles === 25 ? [] : [`lost: ${String(25 - after.roles)} roles`]),
    ...(after.tokenIsLatest || one.asksAgain === true ? [] : ['lost: the refresh token']),
    ...(after.said.length === 0 ? [] : [`still said ${after.said.join(' and ')}`]),
    ...(opened === 0 ? [] : ['opened a tab']),
    ...(notified === 0 ? [] : ['showed a notification']),
  ];
}
