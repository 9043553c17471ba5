import { describe, expect, it } from 'vitest';
import type { Platform } from '../../../electron/core/ports/platform.ts';
import { learnMarkupSupport } from '../../../electron/shell/desktop/notifications/notification-markup.ts';
import { createSessionBus } from '../../../electron/shell/desktop/session-bus.ts';
import { manualClock } from './doubles/manual-clock.ts';

/** As the three programs print the list of a desktop's capabilities. */
const printed = {
  busctl: (names: string[]) => `as ${names.length} ${names.map((name) => `"${name}"`).join(' ')}\n`,
  gdbus: (names: string[]) => `([${names.map((name) => `'${name}'`).join(', ')}],)\n`,
  'dbus-send': (names: string[]) =>
    `method return time=1\n   array [\n${names.map((name) => `      string "${name}"\n`).join('')}   ]\n`,
};

/** Whether a body is markup before the desktop was asked and after it, and how many programs were started. */
async function learned(system: Platform['system'], answers: (program: string) => string): Promise<unknown> {
  const clock = manualClock();
  const asked: string[] = [];
  const bus = createSessionBus(clock, (program) => {
    asked.push(program);
    return Promise.resolve(answers(program));
  });
  const isMarkup = learnMarkupSupport(system, bus, clock);
  const before = isMarkup();
  clock.advance(2_000);
  await new Promise(setImmediate);
  return { before, after: isMarkup(), asked: asked.length };
}

describe('on Linux a body', () => {
  it.each(Object.entries(printed))('is markup where the desktop says so, as %s prints it', async (_program, print) => {
    const answer = print(['actions', 'body', 'body-markup']);
    expect(await learned('linux', () => answer)).toEqual({ before: true, after: true, asked: 1 });
  });

  it.each(Object.entries(printed))('is none where the desktop has none, as %s prints it', async (_program, print) => {
    const answer = print(['actions', 'body', 'body-hyperlinks']);
    expect(await learned('linux', () => answer)).toEqual({ before: true, after: false, asked: 1 });
  });

  it('counts as markup where nobody answers', async () => {
    expect(await learned('linux', () => '')).toEqual({ before: true, after: true, asked: 3 });
  });
});

it.each(['darwin', 'win32'] as const)('on %s a body is none, and nobody is asked', async (system) => {
  expect(await learned(system, printed.busctl.bind(null, ['body-markup']))).toEqual({
    before: false,
    after: false,
    asked: 0,
  });
});
