import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { visibleWindows } from './desktop/x-windows.ts';
import { processesOf } from './support/processes.ts';
import type { RealApp } from './support/real-app.ts';
import { setScenario, type Scenario } from './support/scenario.ts';
import { until } from '../harness/until.ts';

/** How the kernel filters the calls of a process: 2 is by a program of its own, as Chromium's sandbox has it (man 5 proc). */
function filterOf(pid: number): number {
  return Number(/^Seccomp:\s+(\d)$/mu.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1]);
}

/** The process of the window. Chromium leaves the GPU's unfiltered where it draws in software, as it does here. */
function rendererOf(app: RealApp): number | undefined {
  return processesOf(app.pid).find(({ type }) => type === 'renderer')?.pid;
}

describe('the sandbox', () => {
  let scenario: Scenario;
  beforeAll(async () => {
    scenario = await setScenario('sandbox');
  });
  afterAll(() => scenario.close());

  it.each([
    ['as it is started', []],
    ['with the switch that takes it away', ['--no-sandbox']],
  ])('holds the window’s process %s', async (_how, switches) => {
    const app = scenario.startApp({ switches });
    await app.window();
    const filter = filterOf(await until('its process', () => rendererOf(app)));
    await app.quit();
    expect(filter).toBe(2);
  });
});

describe('a packaged build', () => {
  let scenario: Scenario;
  beforeAll(async () => {
    scenario = await setScenario('packaged');
  });
  afterAll(() => scenario.close());

  it.each(['--no-sandbox', '--remote-debugging-port=0', '--ignore-certificate-errors'])(
    'says that it does not start with %s, and ends',
    async (word) => {
      const { desktop } = scenario;
      const app = scenario.startApp({ packaged: true, inspected: false, switches: [word] });
      const [dialog] = await until('the dialog', async () => {
        const found = await visibleWindows(desktop, '--pid', String(app.pid));
        return found.length > 0 && found;
      });
      await scenario.picture(`refused${word.replace(/=.*/u, '')}`);
      await desktop.run('xdotool', ['windowactivate', '--sync', String(dialog)]);
      await desktop.screen.press('Return');
      const code = await app.program.exited;
      expect({ code, log: app.program.log() }).toEqual({
        code: 1,
        log: expect.stringContaining(word.replace(/=.*/u, '')) as unknown,
      });
    },
  );

  it('starts without them', async () => {
    const app = scenario.startApp({ packaged: true, inspected: false });
    await app.window();
    expect(await app.quit()).toBe(0);
  });
});
