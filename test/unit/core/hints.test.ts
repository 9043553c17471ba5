import { describe, expect } from 'vitest';
import { afterHint, hintOf, type HintFacts } from '../../../electron/core/app/hints.ts';
import type { Hint } from '../../../electron/contract/snapshot.ts';
import type { Settings } from '../../../electron/core/ports/settings.ts';
import type { Instant } from '../../../electron/shared/model/instant.ts';
import type { SummonKeysState } from '../../../electron/shared/model/summon-keys.ts';
import { coreTest as it } from '../../harness/fixtures.ts';
import { managedBy } from '../../harness/policies.ts';
import { signIn, startAgain, type RunningCore } from '../../harness/running-core.ts';

const day = 24 * 60 * 60_000;
const noon = new Date(2026, 10, 20, 12).getTime() as Instant;
const given: SummonKeysState = { given: 'Alt+Shift+K', taken: null };
const taken: SummonKeysState = { given: null, taken: 'Alt+Shift+K' };
const questions: Hint[] = ['summon-taken', 'open-at-login', 'drag-icon'];

const hint = (facts: Partial<Omit<HintFacts, 'settings'>>, hintsSeen: string[] = [], hintedAt: number | null = null) =>
  hintOf({
    settings: { hintsSeen, hintedAt: hintedAt as Instant | null },
    isUnread: false,
    isFixed: () => false,
    loginItem: 'off',
    summonKeys: given,
    system: 'linux',
    hasList: true,
    now: noon,
    ...facts,
  });

/** What is shown one after the other with the day, each put away at noon as soon as it is there. */
function sequence(facts: Partial<HintFacts>): string[] {
  let settings: Pick<Settings, 'hintsSeen' | 'hintedAt'> = { hintsSeen: [], hintedAt: null };
  const shown: string[] = [];
  for (let days = 0; days < 7; days += 1) {
    const now = (noon + days * day) as Instant;
    const next = () => hint({ ...facts, now }, settings.hintsSeen, settings.hintedAt);
    for (let one = next(); one !== null; one = next()) {
      shown.push(`${days} ${one}`);
      settings = { ...settings, ...afterHint(one, settings, now) };
    }
  }
  return shown;
}

describe('what ends the first run, and the hints after it', () => {
  it('come in their order: what is asked at once, then one hint a day', () => {
    expect(sequence({ summonKeys: taken, system: 'win32' })).toEqual([
      '0 summon-taken',
      '0 open-at-login',
      '0 drag-icon',
      '0 pin',
      '1 copy',
    ]);
  });

  it.each([
    { of: 'macOS', facts: { system: 'darwin' }, shown: ['0 open-at-login', '0 pin', '1 summon', '2 copy'] },
    {
      of: 'Windows',
      facts: { system: 'win32' },
      shown: ['0 open-at-login', '0 drag-icon', '0 pin', '1 summon', '2 copy'],
    },
    { of: 'Linux', facts: {}, shown: ['0 open-at-login', '0 pin', '1 summon', '2 copy'] },
    {
      of: 'Wayland, where the desktop gives no keys',
      facts: { summonKeys: { given: null, taken: null } },
      shown: ['0 open-at-login', '0 pin', '1 copy'],
    },
    { of: 'a system that opens it at login', facts: { loginItem: 'on' }, shown: ['0 pin', '1 summon', '2 copy'] },
    {
      of: 'macOS, which waits for the person to allow it',
      facts: { system: 'darwin', loginItem: 'needs-approval' },
      shown: ['0 pin', '1 summon', '2 copy'],
    },
    {
      of: 'a system that does not tell what opens at login',
      facts: { loginItem: 'unknown' },
      shown: ['0 pin', '1 summon', '2 copy'],
    },
    {
      of: 'a computer whose administrator decides both',
      facts: { isFixed: () => true, summonKeys: taken },
      shown: ['0 pin', '1 copy'],
    },
    { of: 'a person who never signed in', facts: { hasList: false }, shown: [] },
    { of: 'settings that were not handed over', facts: { isUnread: true }, shown: [] },
  ] as const)('on $of: $shown', ({ facts, shown }) => {
    expect(sequence(facts)).toEqual(shown);
  });

  it('of a day is over at midnight, and stays seen whatever a newer version knows', () => {
    const midnight = new Date(2026, 10, 20).getTime();
    expect({
      first: hint({}, questions),
      sameDay: hint({}, [...questions, 'pin'], midnight),
      nextDay: hint({}, [...questions, 'pin'], midnight - 1),
      none: hint({}, [...questions, 'pin', 'summon', 'copy', 'of a newer version'], noon - day),
    }).toEqual({ first: 'pin', sameDay: null, nextDay: 'summon', none: null });
  });
});

const shownBy = ({ latchkey }: Pick<RunningCore, 'latchkey'>) => latchkey.snapshot().hint;
const dismiss = (core: RunningCore, one: Hint) => core.latchkey.commands['hint.dismiss']({ hint: one });

describe('whether to open at login is asked once', () => {
  it('and a no is kept', async ({ core }) => {
    const before = shownBy(core);
    await signIn(core);
    const asked = shownBy(core);
    await dismiss(core, 'open-at-login');
    const next = await startAgain(core);
    expect({ before, asked, then: shownBy(core), next: next.snapshot().hint, state: core.loginItem.now }).toEqual({
      before: null,
      asked: 'open-at-login',
      then: 'pin',
      next: 'pin',
      state: 'off',
    });
  });

  it('and a yes is done and kept, also once the system has stopped opening it', async ({ core }) => {
    await signIn(core);
    await core.latchkey.commands['settings.change']({ change: { openAtLogin: true } });
    const state = core.loginItem.now;
    core.loginItem.now = 'off';
    core.latchkey.wake();
    expect([state, shownBy(core), core.settings.read().hintsSeen]).toEqual(['on', 'pin', ['open-at-login']]);
  });

  it('and again where the system did not take a yes', async ({ core }) => {
    await signIn(core);
    core.loginItem.failing = true;
    const answer = await core.latchkey.commands['settings.change']({ change: { openAtLogin: true } });
    expect([answer.ok, shownBy(core)]).toEqual([false, 'open-at-login']);
  });

  it('not by whom the settings have told already', async ({ core }) => {
    await core.latchkey.commands['settings.change']({ change: { openAtLogin: false } });
    await signIn(core);
    expect(shownBy(core)).toBe('pin');
  });

  it('not where the administrator decides it', async ({ core }) => {
    await signIn(core);
    await managedBy(core, { settings: { openAtLogin: false } });
    expect(shownBy(core)).toBe('pin');
  });
});

describe('keys that another program holds', () => {
  it('are asked about first, and others that were given are the answer, of which no hint tells', async ({ core }) => {
    let state = taken;
    core.latchkey.watchSummonKeys(() => state);
    await signIn(core);
    const asked = shownBy(core);
    state = { given: 'Alt+Shift+J', taken: null };
    await core.latchkey.commands['settings.change']({ change: { summonKeys: 'Alt+Shift+J' } });
    expect([asked, shownBy(core), core.settings.read().hintsSeen]).toEqual([
      'summon-taken',
      'open-at-login',
      ['summon-taken', 'summon'],
    ]);
  });

  it('are not asked about again', async ({ core }) => {
    core.latchkey.watchSummonKeys(() => taken);
    await signIn(core);
    await dismiss(core, 'summon-taken');
    const next = await startAgain(core);
    next.watchSummonKeys(() => taken);
    expect(next.snapshot().hint).toBe('open-at-login');
  });
});

it('a second click, meant for what was there before, leaves what came', async ({ core }) => {
  core.latchkey.watchSummonKeys(() => taken);
  await signIn(core);
  await dismiss(core, 'summon-taken');
  await dismiss(core, 'summon-taken');
  expect(shownBy(core)).toBe('open-at-login');
});

it('a change of settings that answers nothing leaves what is asked', async ({ core }) => {
  await signIn(core);
  await core.latchkey.commands['settings.change']({ change: { theme: 'dark' } });
  expect([shownBy(core), core.settings.read().hintsSeen]).toEqual(['open-at-login', []]);
});
