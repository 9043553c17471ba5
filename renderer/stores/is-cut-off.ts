import type { SignInView } from '../../electron/contract/organisation.ts';

/** Whether nothing of AWS can be had now: nothing answers, or somebody else does. */
export function isCutOff(connection: Extract<SignInView, { state: 'signed-in' }>['connection']): boolean {
  return connection === 'offline' || connection === 'not-aws';
}
