import type { LinkWay } from '../../electron/contract/links.ts';
import type { Role } from '../../electron/shared/model/role.ts';
import type { RunningCore } from './running-core.ts';

export interface LinkWish {
  readonly way: LinkWay;
  readonly forOldTools?: boolean;
}

/** Links roles to profiles of these names, as the person does in the window. */
export async function linkProfiles(
  core: Pick<RunningCore, 'latchkey' | 'settle'>,
  roles: readonly { readonly role: Role; readonly profile: string }[],
  { way, forOldTools = false }: LinkWish,
): Promise<void> {
  const request = { roles: [...roles], way, forOldTools, prune: false };
  const applied = await core.latchkey.commands['links.apply']({ request, digits: null });
  if (!applied.ok) throw new Error(applied.failure.sentence);
  await core.settle();
}

/** Why each link is not served, in the order of the links. */
export async function linkProblems({ latchkey }: Pick<RunningCore, 'latchkey'>): Promise<(string | null)[]> {
  const got = await latchkey.commands['programs.get']({});
  if (!got.ok) throw new Error(got.failure.sentence);
  return got.value.links.map(({ problem }) => problem);
}
