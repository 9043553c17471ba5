import type { Configuration } from 'electron-builder';

export type System = 'darwin' | 'win32' | 'linux';
export type Environment = Readonly<Record<string, string | undefined>>;

/** What a release needs of the computer that makes it, in the words of electron-builder where it reads them itself. */
const needed: Readonly<Record<System, readonly (readonly [names: readonly string[], what: string])[]>> = {
  darwin: [
    [['CSC_LINK', 'CSC_NAME'], 'the certificate, a Developer ID Application'],
    [['APPLE_API_KEY', 'APPLE_KEYCHAIN_PROFILE'], 'what Apple is asked with to notarise: the file of an API key'],
  ],
  win32: [
    [['WIN_CSC_LINK', 'CSC_LINK'], 'the certificate that signs code'],
    [['LATCHKEY_PUBLISHER'], 'the common name of that certificate, which updates are compared with'],
  ],
  linux: [],
};

/** With an API key Apple wants to know whose it is. */
const besideKey = ['APPLE_API_KEY_ID', 'APPLE_API_ISSUER'];

/** What stands against making a release here, a sentence each; empty: nothing. */
export function releaseFaults(system: System, environment: Environment): string[] {
  const missing = needed[system]
    .filter(([names]) => names.every((name) => isEmpty(environment[name])))
    .map(([names, what]) => `${names.join(' or ')} is not set: ${what}.`);
  const keyParts = isEmpty(environment['APPLE_API_KEY']) || system !== 'darwin' ? [] : besideKey;
  const unnamed = keyParts
    .filter((name) => isEmpty(environment[name]))
    .map((name) => `${name} is not set: it belongs to APPLE_API_KEY.`);
  return [...missing, ...unnamed, ...addressFaults(environment['LATCHKEY_UPDATES'])];
}

function addressFaults(address: string | undefined): string[] {
  const url = URL.parse(address ?? '');
  if (url?.protocol === 'https:' && !url.hostname.endsWith('.invalid')) return [];
  return ['LATCHKEY_UPDATES is not an https address: where this program will look for newer versions.'];
}

function isEmpty(value: string | undefined): boolean {
  return value === undefined || value.trim() === '';
}

/** What a release has beyond electron-builder.yml: it is signed or not made, and looks for newer versions. */
export function releaseConfiguration(environment: Environment): Configuration {
  return {
    // On macOS and Windows; of Linux packages no system looks at a signature, so that their digests are all there is.
    forceCodeSigning: true,
    mac: { notarize: true },
    win: {
      // Written into app-update.yml: without a name electron-updater compares nothing (electron-builder, auto-update.md).
      signtoolOptions: { publisherName: [environment['LATCHKEY_PUBLISHER'] ?? ''], signingHashAlgorithms: ['sha256'] },
      verifyUpdateCodeSignature: true,
    },
    // A finished version is also offered to those who take test versions.
    generateUpdatesFilesForAllChannels: true,
    publish: { provider: 'generic', url: environment['LATCHKEY_UPDATES'] ?? '' },
  };
}
