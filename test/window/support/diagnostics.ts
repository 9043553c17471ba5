/** What main tells of itself, as far as a page can show it. */
import type { WindowOptions } from './window.ts';

const content = {
  madeAt: '2026-11-20T16:00:00.000Z',
  version: '0.1.0',
  packaged: true,
  versions: { electron: '45.4.1', chromium: '153.0.7012.4', node: '24.9.0' },
  system: 'linux',
  desktop: 'KDE',
  organisations: [{ name: 'organisation 1', region: 'eu-west-1', signIn: 'signed-in', accounts: 212, roles: 640 }],
  log: [
    '2026-11-20T15:58:12.114Z warn The account 1.17 could not be read: [token] was refused.',
    `x${'-'.repeat(180)}`,
  ],
};

export const diagnostics = `${JSON.stringify(content, null, 2)}\n`;

export const diagnosticsAnswers = {
  'window.show-diagnostics': { ok: true, value: { text: diagnostics } },
  'window.save-diagnostics': { ok: true, value: { saved: true } },
} as const satisfies WindowOptions['answers'];
