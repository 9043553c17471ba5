/** A SAML response that goes no further; the message says why. */
export class SamlRefusal extends Error {}
