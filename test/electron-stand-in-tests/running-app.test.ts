import { afterAll, describe, expect, it } from 'vitest';
import { closeSharedChromium, launchApp } from '../electron-stand-in/launch.ts';
import type { RunningApp } from '../electron-stand-in/launch.ts';
import { evalOfPage, withFixture } from './checks-of-windows.ts';
import { withClockServer } from './local-server.ts';
import { withHome } from './run-probe.ts';

const main = 'test/electron-stand-in-tests/fixture-app/main.mjs';

afterAll(closeSharedChromium);

function started(
  home: string,
  options: Omit<Parameters<typeof launchApp>[0], 'main' | 'home'> = {},
): Promise<RunningApp> {
  return launchApp({ home, main, ...options });
}

describe('a running app', () => {
  it('is driven by its tray icon and menu', async () => {
    await withFixture({}, async (app) => {
      await app.tray.click();
      const shown = (await app.windows())[0]?.visible;
      await app.tray.clickMenu(['More', 'Link']);
      expect({ shown, openedLinks: app.openedLinks(), tooltip: await app.tray.tooltip() }).toEqual({
        shown: true,
        openedLinks: ['https://example.com/'],
        tooltip: 'Fixture',
      });
    });
  });

  it('records each message between main and window', async () => {
    await withFixture({}, async (app, page) => {
      await page.evaluate(`bridge.echo(new Date(0), new Map([[1, undefined]]), 10n)`);
      expect(app.ipc().filter(({ channel }) => channel === 'echo')).toEqual(
        ['toMain', 'toWindow'].map((direction) => ({
          direction,
          windowId: 1,
          channel: 'echo',
          values: [new Date(0), new Map([[1, undefined]]), 10n],
        })),
      );
    });
  });

  it('lets functions and errors cross the context bridge, also back', async () => {
    await withFixture({}, async (_app, page) => {
      const seen = await page.evaluate(`(async () => {
        const heard = await new Promise((done) => { const off = bridge.on('noted', (text) => { off(); done(text); }); bridge.note('x'); });
        try { bridge.throws() } catch (error) { return [heard, error.constructor === Error, error.message] }
      })()`);
      expect(seen).toEqual(['x', true, 'thrown in the preload']);
    });
  });

  it('shows a new page after its renderer crashed', async () => {
    await withFixture({ broken: 'reloads-after-crash' }, async (app) => {
      await app.crashWindow();
      await expect.poll(async () => (await app.window()).textContent('#text')).toBe('Hello page');
    });
  });

  it('quits with its exit code, and a second instance ends with its own', async () => {
    await withHome(async (home) => {
      const first = await started(home);
      await first.window();
      await expect(started(home)).rejects.toThrow('exit code 3');
      await expect.poll(() => first.log()).toContain('second {"wish":"show"}');
      expect(await first.quit()).toBe(0);
    });
  });

  it('leaves the lock to the next after kill -9', async () => {
    await withHome(async (home) => {
      const killed = await (await started(home)).kill();
      const next = await started(home);
      expect({ killed, quit: await next.quit() }).toEqual({ killed: 137, quit: 0 });
    });
  });
});

describe('a controlled clock', () => {
  it('stands still, and moves main and page to the same instant', async () => {
    const seen = await withHome(async (home) => {
      const app = await started(home, { clock: 'paused', startAt: '2026-03-01T10:00:00Z' });
      const page = await app.window();
      await app.clock.advance(90_500);
      const told = [await app.clock.now(), await page.evaluate('Date.now()'), await page.textContent('#ticks')];
      await app.kill();
      return told;
    });
    const start = Date.parse('2026-03-01T10:00:00Z');
    expect(seen).toEqual([start + 90_500, start + 90_500, String(start + 90_000)]);
  });
});

describe('a controlled clock with a simulator', () => {
  it('starts at its instant, and moves it in steps that never pass a timer of the app', async () => {
    const start = Date.parse('2026-03-01T10:00:00Z');
    await withClockServer(start, async (simulatorControlUrl, moves) => {
      const began = await withHome(async (home) => {
        const app = await started(home, { clock: 'paused', simulatorControlUrl });
        await app.window();
        const instant = await app.clock.now();
        await app.clock.advance(2500);
        await app.kill();
        return instant;
      });
      expect({ began, moves }).toEqual({
        began: start,
        moves: [{ freezeAtMs: start }, { advanceMs: 1000 }, { advanceMs: 1000 }, { advanceMs: 500 }],
      });
    });
  });
});

describe('a broken build of an app is noticed:', () => {
  it('no policy', async () => {
    await withFixture({ broken: 'no-csp' }, async (_app, page) => {
      expect(await evalOfPage(page)).toBe('42');
    });
  });

  it('no navigation guard', async () => {
    await withFixture({ broken: 'no-navigation-guard' }, async (_app, page) => {
      await page.click('#other');
      await page.waitForURL('**/other.html');
    });
  });

  it('a preload that requires fs', async () => {
    await withFixture({ broken: 'preload-requires-fs' }, async (_app, page) => {
      await expect.poll(() => page.evaluate('typeof bridge')).toBe('undefined');
    });
  });

  it('a renamed channel', async () => {
    await withFixture({ broken: 'renamed-channel' }, async (_app, page) => {
      await expect.poll(() => page.textContent('#text')).toContain("No handler registered for 'greet'");
    });
  });

  it('a scheme that is registered too late', async () => {
    const window = withHome(async (home) => (await started(home, { env: { FIXTURE: 'late-scheme' } })).window());
    await expect(window).rejects.toThrow('before app is ready');
  });

  it('an export Electron does not have', async () => {
    const broken = withHome((home) =>
      launchApp({ home, main: 'test/electron-stand-in-tests/fixture-app/unknown-export.mjs' }),
    );
    await expect(broken).rejects.toThrow("does not provide an export named 'teleport'");
  });
});
