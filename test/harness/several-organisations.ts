import type { OrganisationView } from '../../electron/contract/organisation.ts';
import { second } from '../../electron/core/time/instant.ts';
import type { RunningOrganisation } from '../identity-center/start.ts';
import type { RunningCore } from './running-core.ts';

/** One of several organisations, as the window sees it. */
export function view(core: RunningCore, id: string): OrganisationView {
  const found = core.latchkey.snapshot().organisations.find((organisation) => organisation.id === id);
  if (found === undefined) {
    throw new Error('There is no such organisation.');
  }
  return found;
}

/** Adds an organisation of the simulator; `another`: though its portal is there. Answers its id. */
export async function add(
  core: RunningCore,
  { startUrl, region }: RunningOrganisation,
  name: string,
  another?: true,
): Promise<string> {
  const input = { startUrl, region, name, ...(another === undefined ? {} : { another }) };
  const added = await core.latchkey.commands['organisation.add'](input);
  if (!added.ok) {
    throw new Error(added.failure.sentence);
  }
  return added.value.organisationId;
}

/** Signs in with a code as the first user, or as somebody else, and reads the whole list. */
export async function signIn(
  core: RunningCore,
  at: RunningOrganisation,
  organisationId: string,
  userName?: string,
): Promise<void> {
  await core.latchkey.commands['sign-in.start']({ organisationId, way: 'code' });
  await core.settle();
  const { signIn: shown } = view(core, organisationId);
  if (shown.state !== 'waiting-for-approval') {
    throw new Error(`The sign-in is ${shown.state}.`);
  }
  at.control.approveDevice(shown.userCode, userName);
  await core.advance(2 * second);
  while (view(core, organisationId).catalogue.reading !== null) {
    await core.advance(second);
  }
}
