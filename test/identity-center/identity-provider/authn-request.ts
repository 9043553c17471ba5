import { inflateRawSync } from 'node:zlib';
import { DOMParser } from '@xmldom/xmldom';

/** What a service asks the identity provider for. */
export interface AuthnRequest {
  id: string;
  issuer: string;
  acsUrl: string;
}

const LIMIT = 100_000;

/** Reads an AuthnRequest of the HTTP-Redirect binding (SAML bindings 2.0, 3.4.4.1: raw deflate, base64); undefined when it is none. */
export function readAuthnRequest(samlRequest: string): AuthnRequest | undefined {
  const xml = inflated(samlRequest);
  const root = xml === undefined ? undefined : parse(xml);
  if (root?.localName !== 'AuthnRequest') return undefined;
  const issuer = root.getElementsByTagNameNS('urn:oasis:names:tc:SAML:2.0:assertion', 'Issuer').item(0)?.textContent;
  const [id, acsUrl] = [root.getAttribute('ID'), root.getAttribute('AssertionConsumerServiceURL')];
  if (!id || !acsUrl || !issuer) return undefined;
  return { id, issuer, acsUrl };
}

function inflated(text: string): string | undefined {
  try {
    return inflateRawSync(Buffer.from(text, 'base64'), { maxOutputLength: LIMIT }).toString('utf8');
  } catch {
    return undefined;
  }
}

function parse(xml: string): Element | undefined {
  try {
    const quiet = (): undefined => undefined;
    const parser = new DOMParser({ errorHandler: { warning: quiet, error: quiet, fatalError: quiet } });
    return parser.parseFromString(xml, 'text/xml').documentElement;
  } catch {
    return undefined;
  }
}
