import * as v from 'valibot';
import { readAuthnRequest } from '../identity-provider/authn-request.ts';
import { makeResponse } from '../identity-provider/saml-response.ts';
import type { ResponseFacts } from '../identity-provider/saml-response.ts';
import { makeSigningKey } from '../identity-provider/signing-key.ts';
import type { Simulator } from '../simulator.ts';
import { ControlError } from './call.ts';

/** What to change in a response before it is signed, and how to sign it. */
export const forgerySchema = v.strictObject({
  userName: v.string(),
  changes: v.optional(
    v.strictObject({
      issuer: v.optional(v.string()),
      audience: v.optional(v.string()),
      recipient: v.optional(v.string()),
      /** null leaves it out. */
      inResponseTo: v.optional(v.nullable(v.string())),
      nameId: v.optional(v.string()),
      notBeforeMs: v.optional(v.number()),
      notOnOrAfterMs: v.optional(v.number()),
      sessionNotOnOrAfterMs: v.optional(v.number()),
    }),
    {},
  ),
  signed: v.optional(v.picklist(['assertion', 'response', 'none']), 'assertion'),
  /** Signs with a key nobody trusts. */
  withOwnKey: v.optional(v.boolean(), false),
});
export type Forgery = v.InferInput<typeof forgerySchema>;

export interface ForgedResponse {
  acsUrl: string;
  relayState: string;
  xml: string;
  /** The xml as the form carries it. */
  samlResponse: string;
}

/** Begins a sign-in as a browser would and answers it. Throws ControlError unless an identity provider is the source. */
export async function forgeResponse(simulator: Simulator, forgery: Forgery): Promise<ForgedResponse> {
  const { userName, changes, signed, withOwnKey } = v.parse(forgerySchema, forgery);
  const { identitySource, portalSessions, maker, clock, region } = simulator;
  if (identitySource.kind !== 'external-idp') throw new ControlError('The identity source is no external provider.');
  const relayState = maker.id('signIn');
  portalSessions.begin(relayState, { next: `/${region}/start/`, workflowId: maker.uuid('workflow') });
  const address = new URL(await identitySource.serviceProvider.signInAddress(relayState));
  const request = readAuthnRequest(address.searchParams.get('SAMLRequest') ?? '');
  if (request === undefined) throw new ControlError('The request of IAM Identity Center cannot be read.');
  const { provider } = identitySource;
  const usual = provider.facts(userName, request.id, clock.now() + provider.sessionMs);
  const { inResponseTo, ...others } = changes;
  const facts: ResponseFacts = {
    ...usual,
    ...Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined)),
    inResponseTo: inResponseTo === null ? undefined : (inResponseTo ?? usual.inResponseTo),
  };
  const key = withOwnKey ? await makeSigningKey('Somebody else') : await provider.key();
  const xml = makeResponse(facts, key, signed);
  return { acsUrl: request.acsUrl, relayState, xml, samlResponse: Buffer.from(xml).toString('base64') };
}
