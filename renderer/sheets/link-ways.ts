import type { LinkWay } from '../../electron/contract/links.ts';
import type { HandOut, PolicyView } from '../../electron/contract/policy.ts';

const handOuts: Readonly<Record<LinkWay, HandOut>> = {
  process: 'profiles',
  sso: 'sharedSignIn',
  keys: 'credentialsFile',
};

/** The ways to link a role that the administrator of this computer leaves open, the usual one first. */
export function openLinkWays({ closed }: Pick<PolicyView, 'closed'>): LinkWay[] {
  return (['process', 'sso', 'keys'] as const).filter((way) => !closed.includes(handOuts[way]));
}
