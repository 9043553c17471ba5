import { describe, expect } from 'vitest';
import { now, organisation, organisationId, pinned, role, snapshot } from './support/northwind.ts';
import { windowTest, type OpenWindow } from './support/fixtures.ts';
import type { TestWindow, WindowOptions } from './support/window.ts';

async function open(openWindow: OpenWindow, options: WindowOptions = {}): Promise<TestWindow> {
  const window = await openWindow(options);
  await window.page.getByRole('option').first().waitFor();
  return window;
}

/** `window` shows the list; `options` are what a test opens it with. */
const test = windowTest
  .extend('options', (): WindowOptions => ({}))
  .extend('window', ({ openWindow, options }) => open(openWindow, options));

async function press(window: TestWindow, ...keys: string[]): Promise<void> {
  for (const key of keys) await window.page.keyboard.press(key);
}

/** The start of the active row's name: account and, of a role, its permission set. */
async function active(window: TestWindow): Promise<string> {
  const parts = (await window.active())?.split(', ') ?? [];
  return [parts[0], parts[2]].join(' ');
}

const consoleOf = (of: (typeof pinned)[number] | undefined): object => ({
  name: 'role.perform',
  input: { intent: { kind: 'open-console', role: of } },
});

describe('on macOS', () => {
  test('the search has the focus and the first row is active', async ({ window }) => {
    const focused = await window.page.getByRole('combobox').evaluate((field) => field === document.activeElement);
    expect({ focused, active: await window.active() }).toEqual({
      focused: true,
      active:
        'payments-prod, Production, ReadOnlyAccess, account 1111 2222 3333, credentials for 48 more minutes, pinned 1 of 4',
    });
  });

  test('Enter opens the console of the active row', async ({ window }) => {
    await press(window, 'ArrowDown', 'Enter');
    expect(await window.asked()).toEqual([consoleOf(pinned[1])]);
  });

  test('a held Enter opens one console only', async ({ window }) => {
    await window.page.keyboard.down('Enter');
    await window.page.keyboard.down('Enter');
    await window.page.keyboard.down('Enter');
    await window.page.keyboard.up('Enter');
    expect(await window.asked()).toEqual([consoleOf(pinned[0])]);
  });

  test('an Enter still held from before does nothing', async ({ window }) => {
    await window.page.evaluate(() => {
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', repeat: true, bubbles: true, cancelable: true }),
      );
    });
    expect(await window.asked()).toEqual([]);
  });

  test('each key asks for what it says', async ({ window }) => {
    await press(window, 'Meta+c', 'Shift+Meta+a', 'Meta+d', 'Meta+3', 'Meta+r', 'Shift+Meta+s', 'Escape');
    const [first, , third] = pinned;
    expect(await window.asked()).toEqual([
      { name: 'role.perform', input: { intent: { kind: 'copy-credentials', role: first, format: 'shell' } } },
      { name: 'role.perform', input: { intent: { kind: 'copy-account-id', role: first } } },
      { name: 'role.pin', input: { role: first, pinned: false } },
      consoleOf(third),
      { name: 'catalogue.reload', input: { organisationId } },
      { name: 'sign-in.start', input: { organisationId } },
      { name: 'window.hide', input: {} },
    ]);
  });

  test('⌘C leaves selected text to the system', async ({ window }) => {
    await press(window, 'p', 'a', 'y', 'Meta+a');
    await window.page.getByRole('combobox').selectText();
    await press(window, 'Meta+c');
    expect(await window.asked()).toEqual([]);
  });

  test('arrows move, sections are jumped, ends are ends', async ({ window }) => {
    const seen: string[] = [];
    for (const key of [
      'ArrowUp',
      'ArrowDown',
      'Alt+ArrowDown',
      'Alt+ArrowDown',
      'Alt+ArrowUp',
      'Meta+ArrowDown',
      'Meta+ArrowUp',
    ]) {
      await press(window, key);
      seen.push(await active(window));
    }
    expect(seen).toEqual([
      'payments-prod ReadOnlyAccess',
      'payments-staging PowerUserAccess',
      'storefront-prod DatabaseOperator',
      'analytics-dev account 2222 1111 0000',
      'storefront-prod DatabaseOperator',
      'team-199-dev account 9000 0000 0199',
      'payments-prod ReadOnlyAccess',
    ]);
  });

  test('the active row is always drawn whole, and the whole list is counted', async ({ window }) => {
    await press(window, 'Meta+ArrowDown', 'PageUp', 'ArrowUp');
    const row = window.page.locator('[aria-selected=true]');
    const places = await row.evaluate((element) => {
      const list = element.closest('[role=listbox]')?.getBoundingClientRect();
      const own = element.getBoundingClientRect();
      return {
        whole: list !== undefined && own.top >= list.top + 28 && own.bottom <= list.bottom,
        size: element.getAttribute('aria-setsize'),
        fewDrawn: document.querySelectorAll('[role=option]').length < 40,
      };
    });
    expect(places).toEqual({ whole: true, size: '218', fewDrawn: true });
  });

  test('→ opens an account, ← on its role closes it again', async ({ window }) => {
    await press(window, 'Alt+ArrowDown', 'Alt+ArrowDown', 'ArrowRight', 'ArrowDown');
    const opened = await window.active();
    await press(window, 'ArrowLeft');
    expect({ opened, active: await window.active() }).toEqual({
      opened: 'analytics-dev, Development, AdministratorAccess, account 2222 1111 0000, no credentials held',
      active: 'analytics-dev, Development, account 2222 1111 0000, 3 roles, closed',
    });
  });

  test('an account with one role acts as that role', async ({ window }) => {
    await press(window, 'Alt+ArrowDown', 'Alt+ArrowDown', 'ArrowDown', 'Enter');
    expect(await window.asked()).toEqual([consoleOf(role('000011112222', 'Billing'))]);
  });

  test('typing filters, Enter acts on the best match, Esc clears and then hides', async ({ window }) => {
    await press(window, ...Array.from('payroll'));
    const found = await window.rows();
    await press(window, 'Enter', 'Escape');
    const cleared = await window.page.getByRole('combobox').inputValue();
    await press(window, 'Escape');
    expect({ found, cleared, asked: await window.asked() }).toEqual({
      found: ['payroll-prod, Production, ViewOnlyAccess, account 3333 4444 0000, no credentials held'],
      cleared: '',
      asked: [consoleOf(role('333344440000', 'ViewOnlyAccess')), { name: 'window.hide', input: {} }],
    });
  });

  test('Esc cancels an action under way before anything else', async ({ window }) => {
    const pending = {
      id: '00000000-0000-4000-8000-000000000001',
      kind: 'open-console' as const,
      role: role('111122223333', 'ReadOnlyAccess'),
      startedAt: now,
    };
    await window.push('snapshot.changed', snapshot({ revision: 2, pending: [pending] }));
    await press(window, 'p', 'Escape');
    expect({ asked: await window.asked(), combobox: await window.page.getByRole('combobox').inputValue() }).toEqual({
      asked: [{ name: 'role.cancel', input: { role: pending.role } }],
      combobox: 'p',
    });
  });

  test('a slow action says so after ten seconds', async ({ window }) => {
    const pending = { id: '00000000-0000-4000-8000-000000000001', kind: 'open-console' as const };
    const of = { ...pending, role: role('111122223333', 'ReadOnlyAccess'), startedAt: now };
    await window.push('snapshot.changed', snapshot({ revision: 2, pending: [of] }));
    const status = window.page.locator('footer').getByRole('status');
    const before = await status.textContent();
    await window.page.clock.runFor(10_500);
    expect({ before: before?.trim(), status: (await status.textContent())?.trim() }).toEqual({
      before: 'Opening…',
      status: 'AWS is slow to answer. Keep waiting or cancel.',
    });
  });

  test('letters go to the search wherever the focus is', async ({ window }) => {
    await window.page.getByRole('button', { name: 'Open production console' }).focus();
    await press(window, 'x');
    expect(await window.page.getByRole('combobox').inputValue()).toBe('x');
  });

  test('a click selects, a double click opens, a hover button opens the actions', async ({ window }) => {
    const row = window.page.getByRole('option', { name: /^log-archive.*pinned/u });
    await row.click({ position: { x: 150, y: 10 } });
    const clicked = await active(window);
    await row.dblclick({ position: { x: 150, y: 10 } });
    await row.getByTitle('More').click();
    const sheet = await window.page.getByRole('dialog').getAttribute('aria-label');
    expect({ clicked, asked: await window.asked(), sheet }).toEqual({
      clicked: 'log-archive SecurityAudit',
      asked: [consoleOf(pinned[3])],
      sheet: 'Actions for log-archive, SecurityAudit, account 5555 6666 7777',
    });
  });

  test('a clean summon starts at the top again, another keeps what was there', async ({ window }) => {
    await press(window, ...Array.from('team'), 'ArrowDown');
    await window.push('window.summoned', { clean: false });
    const kept = [await window.page.getByRole('combobox').inputValue(), await active(window)];
    await window.push('window.summoned', { clean: true });
    const clean = [await window.page.getByRole('combobox').inputValue(), await active(window)];
    expect({ kept, clean }).toEqual({
      kept: ['team', 'team-001-dev ReadOnlyAccess'],
      clean: ['', 'payments-prod ReadOnlyAccess'],
    });
  });
});

test('on Windows the keys are Ctrl, F5, Home and End', async ({ openWindow }) => {
  const window = await open(openWindow, { snapshot: snapshot({ platform: 'win32' }) });
  await press(window, 'Control+c', 'Control+2', 'F5', 'Control+End');
  expect({ asked: await window.asked(), active: await active(window) }).toEqual({
    asked: [
      { name: 'role.perform', input: { intent: { kind: 'copy-credentials', role: pinned[0], format: 'shell' } } },
      consoleOf(pinned[1]),
      { name: 'catalogue.reload', input: { organisationId } },
    ],
    active: 'team-199-dev account 9000 0000 0199',
  });
});

test('signed out, Enter signs in and opens afterwards', async ({ openWindow }) => {
  const signedOut = { ...organisation, signIn: { state: 'signed-out' as const, problem: null } };
  const window = await open(openWindow, { snapshot: snapshot({ organisations: [signedOut] }) });
  await press(window, 'Enter');
  expect(await window.asked()).toEqual([
    { name: 'sign-in.start', input: { organisationId, then: { kind: 'open-console', role: pinned[0] } } },
  ]);
});

test('what main refuses is said in the footer', async ({ openWindow }) => {
  const failure = { code: 'offline' as const, sentence: 'AWS cannot be reached. Try again later.', retry: true };
  const window = await open(openWindow, { answers: { 'role.perform': { ok: false, failure } } });
  await press(window, 'Enter');
  const status = window.page.locator('footer').getByText(failure.sentence);
  await status.waitFor();
  expect(await status.count()).toBe(1);
});

test('what the footer says is said once, and what it says under a sheet when that is gone', async ({ openWindow }) => {
  const window = await open(openWindow, { snapshot: snapshot({ hint: 'pin' }) });
  const status = window.page.locator('footer [role=status]');
  const live = () => status.getAttribute('aria-live');
  const atFirst = await live();
  await window.page.clock.runFor(2_000);
  await press(window, 'Meta+k', 'Escape');
  const heard = await live();
  await press(window, 'Meta+k');
  const clipboard = { what: 'credentials' as const, role: null, copiedAt: now, clearsAt: now + 60_000 };
  await window.push('snapshot.changed', snapshot({ revision: 2, clipboard }));
  await status.getByText('Copied', { exact: true }).waitFor({ state: 'attached' });
  await window.page.clock.runFor(5_000);
  await press(window, 'Escape');
  const uncovered = await live();
  await window.page.clock.runFor(4_000);
  expect({ atFirst, heard, uncovered, atLast: await live() }).toEqual({
    atFirst: 'polite',
    heard: 'off',
    uncovered: 'polite',
    atLast: 'off',
  });
});

test('what was copied counts down and can be cleared', async ({ openWindow }) => {
  const clipboard = { what: 'credentials' as const, role: null, copiedAt: now, clearsAt: now + 60_000 };
  const window = await open(openWindow, { snapshot: snapshot({ clipboard }) });
  await window.page.clock.runFor(2_000);
  const said = await window.page.locator('footer').innerText();
  await window.page.getByRole('button', { name: 'Clear now' }).click();
  expect({ said: said.replaceAll(/\s+/gu, ' '), asked: await window.asked() }).toEqual({
    said: 'Copied. Clears in 58 s Copied Clear now Actions ⌘K',
    asked: [{ name: 'clipboard.clear', input: {} }],
  });
});

describe('on Linux, where a key that sent the window away is taken for held when it is pressed again', () => {
  test.override('options', { snapshot: snapshot({ platform: 'linux' }) });

  /** Playwright, too, tells a key that has not come up yet as held. */
  const pressAgain = async (window: TestWindow): Promise<void> => {
    await window.page.keyboard.down('Escape');
    await window.push('window.summoned', { clean: false });
    await window.page.keyboard.down('Escape');
  };
  const hides = async (window: TestWindow): Promise<number> =>
    (await window.asked()).filter(({ name }) => name === 'window.hide').length;

  test('Escape hides the window each time it was shown', async ({ window }) => {
    await pressAgain(window);
    expect(await hides(window)).toBe(2);
  });

  test('Enter that stays down while another sheet takes the focus does nothing there', async ({ window }) => {
    await press(window, 'Control+k', ...Array.from('copy as'));
    await window.page.keyboard.down('Enter');
    await window.page.getByRole('dialog', { name: /^Copy/u }).waitFor();
    await window.page.keyboard.down('Enter');
    expect(await window.asked()).not.toContainEqual(expect.objectContaining({ name: 'role.perform' }));
  });

  test('Escape that stays down hides it once', async ({ window }) => {
    await pressAgain(window);
    await window.page.keyboard.down('Escape');
    expect(await hides(window)).toBe(2);
  });
});
