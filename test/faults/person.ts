import type { Failure } from '../../electron/contract/failure.ts';
import type { OrganisationView } from '../../electron/contract/organisation.ts';
import type { SignInWay } from '../../electron/core/ports/identity-center.ts';
import type { InProcess, SimulatedOrganisation } from './in-process.ts';
import { origin } from './wire.ts';

/** How one organisation stands. */
export function viewOf(core: InProcess, organisationId: string): OrganisationView {
  const view = core.latchkey.snapshot().organisations.find(({ id }) => id === organisationId);
  if (view === undefined) throw new Error('There is no such organisation.');
  return view;
}

export async function addOrganisation(core: InProcess, { simulator }: SimulatedOrganisation): Promise<string> {
  const { startUrl, region } = simulator;
  const added = await core.latchkey.commands['organisation.add']({ startUrl, region, name: null });
  if (!added.ok) throw new Error(added.failure.sentence);
  return added.value.organisationId;
}

/** Clicks "Sign in"; what the window does by itself once a code or link is there happens in `answerWhenAsked`. */
export async function clickSignIn(core: InProcess, organisationId: string, way: SignInWay): Promise<void> {
  await core.latchkey.commands['sign-in.start']({ organisationId, way });
  await core.settle();
}

/** If the app waits for the person, the browser opens and the person approves; answers whether it did wait. */
export async function answerWhenAsked(
  core: InProcess,
  organisation: SimulatedOrganisation,
  organisationId: string,
  onRefused: (failure: Failure) => void = () => undefined,
): Promise<boolean> {
  const { signIn } = viewOf(core, organisationId);
  if (signIn.state !== 'waiting-for-approval' && signIn.state !== 'waiting-in-browser') return false;
  if (signIn.browser !== 'not-opened') return false;
  const shown = await core.latchkey.commands['sign-in.code-shown']({ organisationId, attemptId: signIn.attemptId });
  if (!shown.ok) onRefused(shown.failure);
  if (signIn.state === 'waiting-for-approval') {
    organisation.control.approveDevice(signIn.userCode);
  } else {
    const link = shown.ok ? core.browser.opened.at(-1) : await copiedLink(core, organisationId, signIn.attemptId);
    approveInBrowser(core, link ?? '');
  }
  await core.settle();
  return true;
}

/** Signs in without disturbance, and reads the list. */
export async function signIn(
  core: InProcess,
  organisation: SimulatedOrganisation,
  organisationId: string,
  way: SignInWay,
): Promise<void> {
  await clickSignIn(core, organisationId, way);
  await answerWhenAsked(core, organisation, organisationId);
  await core.advance(8_000);
}

/** No browser came up: the person pastes the link into one. */
async function copiedLink(core: InProcess, organisationId: string, attemptId: string): Promise<string> {
  await core.latchkey.commands['sign-in.copy-link']({ organisationId, attemptId });
  return core.clipboard.text;
}

/** The consent page, and back to the app; a page of an error, or one that never comes, does not send the browser back. */
function approveInBrowser(core: InProcess, link: string): void {
  const authorize = new URL(link);
  const form = new URLSearchParams([...authorize.searchParams, ['answer', 'allow']]);
  const allowed = core.wire.fetch(`${authorize.origin}${authorize.pathname}`, {
    method: 'POST',
    body: form.toString(),
    headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
  });
  allowed.then(
    (response) => {
      const back = response.headers.get('location');
      if (back !== null) core.returns.comeBack(back);
    },
    () => undefined,
  );
}
