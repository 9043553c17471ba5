import type { StoredUser } from '../identity-store/identity-store.ts';
import { SamlRefusal } from '../saml/refusal.ts';
import type { SamlIdentity } from '../saml/service-provider.ts';
import type { Simulator } from '../simulator.ts';
import type { WireReply, WireRequest } from '../wire/message.ts';
import { completeSignIn, refusePerson } from './sign-in.ts';

/** `POST /platform/saml/acs/ID`: takes the identity provider's response (HTTP-POST binding) and signs the person in. */
export async function consumeAssertion(request: WireRequest, simulator: Simulator): Promise<WireReply> {
  const { identitySource, portalSessions } = simulator;
  if (identitySource.kind !== 'external-idp') return refusePerson('No identity provider is connected.');
  const form = new URLSearchParams(request.body.toString('utf8'));
  const relayState = form.get('RelayState') ?? '';
  const pending = portalSessions.pending(relayState);
  const identity = await identityOf(simulator, form.get('SAMLResponse') ?? '');
  if (typeof identity === 'string') return refusePerson(identity);
  if (pending === undefined) return refusePerson('This sign-in has ended. Start again.', 400);
  portalSessions.finish(relayState);
  const user = userOf(simulator, identity);
  if (user === undefined) return refusePerson('Nobody with this name was provisioned. Ask your administrator.');
  if (!user.active) return refusePerson('This user is not active. Ask your administrator.');
  if (identity.sessionEndsAtMs <= simulator.clock.now())
    return refusePerson("The identity provider's session has ended.");
  const noLaterThanMs = identity.sessionEndsAtMs;
  return completeSignIn(request, simulator, { user, pending, credentialType: 'EXTERNAL_IDP', noLaterThanMs });
}

async function identityOf(simulator: Simulator, samlResponse: string): Promise<SamlIdentity | string> {
  try {
    return await simulator.identitySource.serviceProvider.identityOf(samlResponse);
  } catch (error) {
    if (error instanceof SamlRefusal) return error.message;
    throw error;
  }
}

/**
 * The NameID is the user name (IAM Identity Center user guide, "SAML identity federation"). AWS never makes a user from an
 * assertion; the switch lets a test have it otherwise.
 */
function userOf(simulator: Simulator, identity: SamlIdentity): StoredUser | undefined {
  const { store } = simulator.organisation;
  const found = store.userByName(identity.nameId);
  if (found !== undefined || !simulator.switches.justInTimeUsers) return found;
  const emailAddress = identity.emailAddress ?? identity.nameId;
  const [givenName = identity.nameId] = identity.nameId.split('@');
  const names = { userName: identity.nameId, displayName: givenName, givenName, familyName: givenName };
  const user = store.createUser({ ...names, emailAddress, externalId: undefined, active: true }, simulator.clock.now());
  for (const name of identity.groups) store.groupByName(name)?.members.add(user.id);
  return user;
}
