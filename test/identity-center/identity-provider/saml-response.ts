import { SignedXml } from 'xml-crypto';
import { escapeMarkup } from '../escape.ts';
import type { SigningKey } from './signing-key.ts';

/** All that a response says; a test may change any of it before it is signed. Instants in ms. */
export interface ResponseFacts {
  responseId: string;
  assertionId: string;
  issuer: string;
  destination: string;
  recipient: string;
  audience: string;
  /** undefined: started at the identity provider, nobody asked. */
  inResponseTo: string | undefined;
  nameId: string;
  nameIdFormat: string;
  issuedAtMs: number;
  notBeforeMs: number;
  notOnOrAfterMs: number;
  sessionIndex: string;
  sessionNotOnOrAfterMs: number | undefined;
  attributes: Readonly<Record<string, readonly string[]>>;
}

/** What carries a signature; IAM Identity Center wants it on the assertion. */
export type SignedPart = 'assertion' | 'response' | 'none';

export const EMAIL_FORMAT = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress';
const PROTOCOL = 'urn:oasis:names:tc:SAML:2.0:protocol';
const ASSERTION = 'urn:oasis:names:tc:SAML:2.0:assertion';
const PASSWORD_AND_CODE = 'urn:oasis:names:tc:SAML:2.0:ac:classes:TimeSyncToken';

/** A SAML 2.0 response with one assertion (SAML core 2.0, 3.3.3), signed. */
export function makeResponse(facts: ResponseFacts, key: SigningKey, signed: SignedPart = 'assertion'): string {
  const assertion = assertionXml(facts);
  const inside = signed === 'assertion' ? sign(assertion, 'Assertion', key) : assertion;
  const response =
    `<samlp:Response xmlns:samlp="${PROTOCOL}" ID="${facts.responseId}" Version="2.0" IssueInstant="${iso(facts.issuedAtMs)}"` +
    ` Destination="${escapeMarkup(facts.destination)}"${inResponseTo(facts)}>` +
    `<saml:Issuer xmlns:saml="${ASSERTION}">${escapeMarkup(facts.issuer)}</saml:Issuer>` +
    `<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>` +
    `${inside}</samlp:Response>`;
  return signed === 'response' ? sign(response, 'Response', key) : response;
}

function assertionXml(facts: ResponseFacts): string {
  const [notBefore, notOnOrAfter] = [iso(facts.notBeforeMs), iso(facts.notOnOrAfterMs)];
  const sessionEnd =
    facts.sessionNotOnOrAfterMs === undefined ? '' : ` SessionNotOnOrAfter="${iso(facts.sessionNotOnOrAfterMs)}"`;
  return (
    `<saml:Assertion xmlns:saml="${ASSERTION}" ID="${facts.assertionId}" Version="2.0" IssueInstant="${iso(facts.issuedAtMs)}">` +
    `<saml:Issuer>${escapeMarkup(facts.issuer)}</saml:Issuer>` +
    `<saml:Subject><saml:NameID Format="${facts.nameIdFormat}">${escapeMarkup(facts.nameId)}</saml:NameID>` +
    '<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData' +
    ` NotOnOrAfter="${notOnOrAfter}" Recipient="${escapeMarkup(facts.recipient)}"${inResponseTo(facts)}/>` +
    '</saml:SubjectConfirmation></saml:Subject>' +
    `<saml:Conditions NotBefore="${notBefore}" NotOnOrAfter="${notOnOrAfter}"><saml:AudienceRestriction>` +
    `<saml:Audience>${escapeMarkup(facts.audience)}</saml:Audience></saml:AudienceRestriction></saml:Conditions>` +
    `<saml:AuthnStatement AuthnInstant="${iso(facts.issuedAtMs)}" SessionIndex="${facts.sessionIndex}"${sessionEnd}>` +
    `<saml:AuthnContext><saml:AuthnContextClassRef>${PASSWORD_AND_CODE}</saml:AuthnContextClassRef></saml:AuthnContext>` +
    `</saml:AuthnStatement><saml:AttributeStatement>${attributesXml(facts)}</saml:AttributeStatement></saml:Assertion>`
  );
}

function attributesXml(facts: ResponseFacts): string {
  return Object.entries(facts.attributes)
    .map(([name, values]) => {
      const inside = values.map((value) => `<saml:AttributeValue>${escapeMarkup(value)}</saml:AttributeValue>`);
      return `<saml:Attribute Name="${escapeMarkup(name)}">${inside.join('')}</saml:Attribute>`;
    })
    .join('');
}

function sign(xml: string, element: 'Assertion' | 'Response', key: SigningKey): string {
  const signing = new SignedXml({
    privateKey: key.privateKey,
    publicCert: key.certificate,
    signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    canonicalizationAlgorithm: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  });
  signing.addReference({
    xpath: `/*[local-name(.)='${element}']`,
    transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', 'http://www.w3.org/2001/10/xml-exc-c14n#'],
    digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
  });
  signing.computeSignature(xml, {
    prefix: 'ds',
    location: { reference: `/*[local-name(.)='${element}']/*[local-name(.)='Issuer']`, action: 'after' },
  });
  return signing.getSignedXml();
}

function inResponseTo(facts: ResponseFacts): string {
  return facts.inResponseTo === undefined ? '' : ` InResponseTo="${escapeMarkup(facts.inResponseTo)}"`;
}

function iso(instantMs: number): string {
  return new Date(instantMs).toISOString();
}
