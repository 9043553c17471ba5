import type { RunningCore } from './running-core.ts';

/** The administrator writes a policy, and the computer wakes. */
export async function managedBy(
  core: Pick<RunningCore, 'policyFile' | 'latchkey' | 'settle'>,
  content: object,
): Promise<void> {
  core.policyFile.write(content);
  core.latchkey.wake();
  await core.settle();
}

/** The policy goes away. */
export async function unmanaged(core: Pick<RunningCore, 'policyFile' | 'latchkey' | 'settle'>): Promise<void> {
  core.policyFile.reading = { outcome: 'none' };
  core.latchkey.wake();
  await core.settle();
}
