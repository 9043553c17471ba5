import { defence, type AttackDefences, type Defence } from '../defence.ts';

const links = 'electron/shell/desktop/browser/one-time-links.ts';

const ownerOfSocket: Defence = defence(
  "whose the asking socket is, by Linux's table",
  'electron/shell/desktop/browser/peer-check.ts',
  "if (system !== 'linux') return 'unchecked';",
  "if (system !== null) return 'unchecked';",
);

export const defencesOfLoopback: Readonly<Record<string, AttackDefences>> = {
  'secrets-in-arguments': {
    defences: [
      defence(
        'an address that leads on, for programs',
        'electron/shell/desktop/browser/browser.ts',
        'argumentsWith(words, await links.publish(allowed(address), errand))',
        'argumentsWith(words, allowed(address).reveal())',
      ),
      defence(
        'an address that leads on, for the default browser',
        'electron/shell/desktop/browser/browser.ts',
        'shell.openExternal(await links.publish(allowed(address), errand))',
        'shell.openExternal(allowed(address).reveal())',
      ),
    ],
  },
  'other-user-takes-a-link': { defences: [ownerOfSocket] },
  'forged-return': {
    defences: [
      ownerOfSocket,
      defence(
        'state',
        'electron/core/sign-in/browser-attempt.ts',
        'if (callback.state !== state) {',
        'if (callback.state === undefined) {',
      ),
    ],
  },
  'other-user-asks-endpoint': {
    defences: [
      ownerOfSocket,
      defence(
        'the token is revoked',
        'electron/core/export/endpoint-consumers.ts',
        'void this.revoke(consumerId);',
        'void consumerId;',
      ),
    ],
  },
  'silent-connections': {
    defences: [
      defence(
        'at most 16',
        'electron/shell/desktop/browser/loopback-server.ts',
        'server.maxConnections = mostConnections;',
        'void mostConnections;',
      ),
      defence(
        'a short time for headers',
        'electron/shell/desktop/programs/program-server.ts',
        'requestTimeout: limits.requestWithin,',
        'requestTimeout: 3_600_000, headersTimeout: 3_600_000,',
      ),
    ],
  },
  'page-asks-loopback': {
    defences: [
      defence(
        'no header of a page at the endpoint',
        'electron/shell/desktop/programs/program-server.ts',
        "name === 'origin' || name.startsWith('sec-fetch-')",
        "name === ''",
      ),
      defence(
        'the name of the host at the endpoint',
        'electron/shell/desktop/programs/credentials-endpoint.ts',
        '|| !isAddressedToUs(request)',
        '',
      ),
      defence(
        'the name of the host of links',
        links,
        '&& request.headers.host === `127.0.0.1:${request.socket.localPort ?? 0}`',
        '',
      ),
      defence(
        'the name of the host of the return',
        'electron/shell/desktop/browser/callback-listeners.ts',
        'host !== `127.0.0.1:${port}` || url?.host !== host || url.pathname !== path',
        'url?.pathname !== path',
      ),
    ],
  },
};
