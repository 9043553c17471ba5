import { execFileSync } from 'node:child_process';

/** Who the desktop belongs to. Empty: whoever runs the tests. */
export interface OrdinaryUser {
  readonly uid?: number;
  readonly gid?: number;
}

/** Root runs everything of the desktop as this user; `main.ts --prepare` makes it. */
export const userName = 'latchkey-test';

/**
 * Chromium's sandbox refuses root, and a desktop of root would judge another program.
 *
 * @throws Error when root has no such user.
 */
export function ordinaryUser(): OrdinaryUser {
  if (process.getuid?.() !== 0) return {};
  const [, , uid, gid] = execFileSync('getent', ['passwd', userName], { encoding: 'utf8' }).split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

/** Whether there is somebody to run the desktop as. */
export function hasOrdinaryUser(): boolean {
  try {
    ordinaryUser();
    return true;
  } catch {
    return false;
  }
}
