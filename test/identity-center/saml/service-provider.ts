import { ValidateInResponseTo } from '@node-saml/node-saml';
import type { Profile } from '@node-saml/node-saml';
import * as v from 'valibot';
import { assertionSchema, attributesSchema } from './assertion.ts';
import type { TrustedProvider } from './identity-provider-metadata.ts';
import { SamlRefusal } from './refusal.ts';
import { RequestIds } from './request-ids.ts';
import { Validator } from './validator.ts';

/** Who the identity provider says the person is. */
export interface SamlIdentity {
  nameId: string;
  emailAddress: string | undefined;
  groups: readonly string[];
  /** When the provider's session ends, ms; Infinity when it did not say. */
  sessionEndsAtMs: number;
}

export interface ServiceProviderOptions {
  entityId: string;
  acsUrl: string;
  now: () => number;
  makeId: () => string;
}

/** What clocks may differ by, ms. AWS does not say what it grants. */
const SKEW_MS = 60_000;
const BEARER = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';

/** IAM Identity Center's side of SAML: asks the identity provider, and believes a response only when all of it is right. */
export class ServiceProvider {
  readonly #options: ServiceProviderOptions;
  readonly #trusted: TrustedProvider;
  readonly #validator: Validator;
  readonly #seen = new Set<string>();

  constructor(options: ServiceProviderOptions, trusted: TrustedProvider) {
    this.#options = options;
    this.#trusted = trusted;
    this.#validator = new Validator(
      {
        issuer: options.entityId,
        audience: options.entityId,
        callbackUrl: options.acsUrl,
        entryPoint: trusted.ssoUrl,
        idpCert: [...trusted.certificates],
        idpIssuer: trusted.entityId,
        wantAssertionsSigned: true,
        wantAuthnResponseSigned: false,
        disableRequestedAuthnContext: true,
        acceptedClockSkewMs: SKEW_MS,
        validateInResponseTo: ValidateInResponseTo.always,
        // Request ids age on the simulator's clock, in RequestIds.
        requestIdExpirationPeriodMs: Number.MAX_SAFE_INTEGER,
        cacheProvider: new RequestIds(options.now),
        generateUniqueId: options.makeId,
      },
      options.now,
    );
  }

  /** The address at the identity provider, with the AuthnRequest in it (HTTP-Redirect binding). */
  async signInAddress(relayState: string): Promise<string> {
    return this.#validator.getAuthorizeUrlAsync(relayState, undefined, {});
  }

  /** The identity behind a response of the HTTP-POST binding. Throws SamlRefusal. */
  async identityOf(samlResponse: string): Promise<SamlIdentity> {
    const profile = await this.#validated(samlResponse);
    const parsed = v.safeParse(assertionSchema, profile.getAssertion?.());
    if (!parsed.success)
      throw new SamlRefusal(`The assertion is not complete: ${v.getDotPath(parsed.issues[0]) ?? 'Assertion'}.`);
    const { Assertion: assertion } = parsed.output;
    this.#checkSender(assertion);
    this.#checkNew(assertion.$.ID);
    const attributes = v.parse(attributesSchema, profile.attributes);
    const sessionEnd = assertion.AuthnStatement[0]?.$.SessionNotOnOrAfter;
    return {
      nameId: profile.nameID,
      emailAddress: [attributes['email'] ?? []].flat()[0],
      groups: [attributes['groups'] ?? []].flat(),
      sessionEndsAtMs: sessionEnd === undefined ? Infinity : Date.parse(sessionEnd),
    };
  }

  async #validated(samlResponse: string): Promise<Profile> {
    try {
      const { profile } = await this.#validator.validatePostResponseAsync({ SAMLResponse: samlResponse });
      if (profile !== null) return profile;
    } catch (error) {
      throw new SamlRefusal(error instanceof Error ? error.message : String(error));
    }
    throw new SamlRefusal('The response is no sign-in.');
  }

  /** What the library leaves to its caller: who issued it, and that it was meant for this address (SAML profiles 2.0, 4.1.4.3). */
  #checkSender(assertion: v.InferOutput<typeof assertionSchema>['Assertion']): void {
    if (assertion.Issuer[0]?._ !== this.#trusted.entityId) throw new SamlRefusal('The issuer is not the one trusted.');
    const [confirmation] = assertion.Subject[0].SubjectConfirmation;
    if (confirmation.$.Method !== BEARER) throw new SamlRefusal('The subject confirmation is not of a bearer.');
    if (confirmation.SubjectConfirmationData[0]?.$.Recipient !== this.#options.acsUrl)
      throw new SamlRefusal('The recipient is another address.');
  }

  #checkNew(assertionId: string): void {
    if (this.#seen.has(assertionId)) throw new SamlRefusal('The assertion was used before.');
    this.#seen.add(assertionId);
  }
}
