import { X509Certificate } from 'node:crypto';
import { DOMParser } from '@xmldom/xmldom';

/** What IAM Identity Center keeps of an identity provider's metadata. */
export interface TrustedProvider {
  entityId: string;
  ssoUrl: string;
  /** PEM */
  certificates: readonly string[];
}

const METADATA = 'urn:oasis:names:tc:SAML:2.0:metadata';
const SIGNATURE = 'http://www.w3.org/2000/09/xmldsig#';
const REDIRECT = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';

/** Reads metadata; throws an Error that says what is missing, as the console does when it is uploaded. */
export function readProviderMetadata(xml: string): TrustedProvider {
  const root = new DOMParser().parseFromString(xml, 'text/xml').documentElement;
  const entityId = root.getAttribute('entityID');
  if (!entityId) throw new Error('The metadata has no entityID.');
  const services = Array.from(root.getElementsByTagNameNS(METADATA, 'SingleSignOnService'));
  const ssoUrl = services.find((service) => service.getAttribute('Binding') === REDIRECT)?.getAttribute('Location');
  if (!ssoUrl) throw new Error('The metadata has no SingleSignOnService for HTTP-Redirect.');
  const certificates = Array.from(root.getElementsByTagNameNS(SIGNATURE, 'X509Certificate')).map((element) =>
    new X509Certificate(Buffer.from(element.textContent, 'base64')).toString(),
  );
  if (certificates.length === 0) throw new Error('The metadata has no signing certificate.');
  return { entityId, ssoUrl, certificates };
}
