import type { ReadWay } from '../app/request-policy.ts';

/** The beginning of a terminal's purpose as a consumer of the endpoint; its id follows. */
export const terminalPurpose = 'terminal ';

/** What the policy calls the way by which a consumer of the endpoint reads. */
export function readWayOf(purpose: string): ReadWay {
  if (purpose.startsWith(terminalPurpose)) return 'terminals';
  return purpose === 'ssh' ? 'ssh' : 'endpoint';
}
