/** Names that lead to this computer or the network around it by their own rule (RFC 6761, 6762, 8375, 9476; ICANN 2024). */
const localDomains = ['localhost', 'local', 'localdomain', 'internal', 'home.arpa', 'arpa', 'onion', 'alt', 'invalid'];

/** Services on the internet whose every name, or every name that holds an address, leads to an address of one's choice. */
const wildcardDomains = [
  'nip.io',
  'sslip.io',
  'xip.io',
  'backname.io',
  'localtest.me',
  'lvh.me',
  'vcap.me',
  'fuf.me',
  'lacolhost.com',
  'localho.st',
  'traefik.me',
];

/** An IPv4 address within a name, as in `www.10.0.0.1.example.com` and `app-127-0-0-1.example.com`. */
const holdsAddress = /(?:^|[.-])(?:\d{1,3}(?:\.\d{1,3}){3}|\d{1,3}(?:-\d{1,3}){3})(?:[.-]|$)/u;

/**
 * Whether a name leads, or may lead, to this computer or to an address that whoever wrote it has chosen: what no company has
 * its portal's short address at. Names of a company's own network are not meant, whatever address they have.
 */
export function isLocalName(host: string): boolean {
  const within = (domain: string): boolean => host === domain || host.endsWith(`.${domain}`);
  return [...localDomains, ...wildcardDomains].some(within) || holdsAddress.test(host);
}
