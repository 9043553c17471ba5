import { existsSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { text } from '../../electron/shared/text/text.ts';
import { completeSettings } from '../electron-stand-in/channel/settings.ts';
import { startProcess } from '../electron-stand-in/host/app-process.ts';
import { signIn, snapshotOf, type Desk } from './support/desk.ts';
import { deskTest as it } from './support/fixtures.ts';

const someRole = ['0c9f0b8e-5a44-4bb2-9d7c-2f4a1c3f7a10', '111122223333', 'ReadOnlyAccess'];

/** Where nobody listens; Node heeds them where it is told to. */
const proxies = {
  NODE_USE_ENV_PROXY: '1',
  HTTP_PROXY: 'http://127.0.0.1:1',
  http_proxy: 'http://127.0.0.1:1',
  NO_PROXY: '',
};

interface CommandOptions {
  readonly packaged?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the built app with `--cli credentials …`; answers its code, and what it printed in all. */
async function command({ home, profile }: Desk, role: readonly string[], { packaged, env }: CommandOptions = {}) {
  const { log, exited } = startProcess({
    main: 'out/main/main.js',
    home,
    settings: completeSettings({ packaged: packaged ?? false }, home),
    env: { LATCHKEY_USER_DATA: profile, ...env },
    args: ['--cli', 'credentials', ...role],
  });
  return [await exited, log()] as const;
}

describe('--cli credentials', () => {
  it('prints what the running app answers through no proxy, and shows nothing', async ({ desk, app }) => {
    const page = await signIn(app, desk);
    const [organisation] = (await snapshotOf(page)).organisations;
    const before = await app.windows();
    const [code, printed] = await command(desk, [organisation?.id ?? '', '111122223333', 'ReadOnlyAccess'], {
      env: proxies,
    });
    expect([code, JSON.parse(printed)]).toEqual([
      0,
      expect.objectContaining({ Version: 1, AccessKeyId: expect.stringMatching(/^ASIA/u) as string }),
    ]);
    expect(await app.windows()).toEqual(before);
    // It runs under Node here, and so is told of as node.
    expect(app.notifications().map(({ title }) => title)).toEqual(['Production: node read credentials']);
  });

  it('says in one sentence that nothing is running, and makes no profile', async ({ desk }) => {
    expect(await command(desk, someRole)).toEqual([3, `${text('program.not-running')}\n`]);
    expect(existsSync(desk.profile)).toBe(false);
  });

  it('refuses words that are no role', async ({ desk }) => {
    expect(await command(desk, ['x'])).toEqual([2, `${text('program.arguments')}\n`]);
  });

  it('refuses what the app refuses to start with', async ({ desk }) => {
    const env = { SSLKEYLOGFILE: '/tmp/keys' };
    expect(await command(desk, someRole, { packaged: true, env })).toEqual([
      1,
      `${text('start.refused-title')}. ${text('start.refused', { word: 'SSLKEYLOGFILE' })}\n`,
    ]);
  });
});
