import { escapeMarkup } from '../escape.ts';

/** The document an administrator gives to IAM Identity Center (SAML metadata 2.0, 2.4.3). */
export function providerMetadata(entityId: string, ssoUrl: string, certificate: string): string {
  const bare = certificate.replaceAll(/-----[A-Z ]+-----|\s/gu, '');
  return (
    '<?xml version="1.0" encoding="UTF-8"?>' +
    `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${escapeMarkup(entityId)}">` +
    '<md:IDPSSODescriptor WantAuthnRequestsSigned="false" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">' +
    '<md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>' +
    `<ds:X509Certificate>${bare}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>` +
    '<md:NameIDFormat>urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress</md:NameIDFormat>' +
    '<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"' +
    ` Location="${escapeMarkup(ssoUrl)}"/></md:IDPSSODescriptor></md:EntityDescriptor>`
  );
}
