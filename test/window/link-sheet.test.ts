import { describe, expect } from 'vitest';
import { answerNow, aPreview, askedOf, refused, staging } from './support/links.ts';
import { pinned, role, snapshot } from './support/northwind.ts';
import { pressedInList as pressed, dialogs, type Answers } from './support/links-list.ts';
import { windowTest as it } from './support/fixtures.ts';
import type { TestWindow } from './support/window.ts';

const request = (profile: string | null, change: object = {}): object => ({
  roles: [{ role: staging, profile }],
  way: 'process',
  forOldTools: false,
  prune: false,
  ...change,
});
const name = (window: TestWindow): ReturnType<TestWindow['page']['getByLabel']> =>
  window.page.getByLabel('Profile name');
const linkButton = (window: TestWindow): ReturnType<TestWindow['page']['getByRole']> =>
  window.page.getByRole('button', { name: /^Link/u });
const selectedText = (window: TestWindow): Promise<string> =>
  window.page.evaluate(() => {
    const input = document.activeElement as HTMLInputElement;
    return input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0);
  });

describe('the way to it', () => {
  it.for([
    ['Meta+p', 'darwin'],
    ['Control+p', 'linux'],
    ['Control+p', 'win32'],
  ] as const)('is %s on %s, on the selected role', async ([key, platform], { openWindow }) => {
    const window = await pressed(openWindow, [key], {}, { snapshot: snapshot({ platform }) });
    expect([
      await window.page.getByRole('heading', { level: 2 }).innerText(),
      await askedOf(window, 'links.preview'),
    ]).toEqual(['Link to an AWS profile', [request(null)]]);
  });

  it('is a line of the palette, too', async ({ openWindow }) => {
    const window = await pressed(openWindow, ['Meta+k', ...Array.from('profile'), 'Enter']);
    expect(await window.page.getByRole('heading', { level: 2 }).innerText()).toBe('Link to an AWS profile');
  });

  it('is closed with the reason where access was removed', async ({ openWindow }) => {
    const gone = role('888800001111', 'ReadOnlyAccess');
    const removedRoles = [{ role: gone, accountName: 'old-dev' }];
    const window = await pressed(
      openWindow,
      [],
      {},
      { snapshot: snapshot({ removedRoles, pinned: [gone, ...pinned] }) },
    );
    const row = window.page.getByRole('option', { name: /^old-dev/u });
    await row.click();
    await window.page.keyboard.press('Meta+p');
    const said = await window.page.locator('footer [role=status]').innerText();
    await row.click({ button: 'right' });
    const line = window.page.getByRole('option', { name: /Link to an AWS profile…/u });
    expect([said, await line.getAttribute('aria-disabled'), (await line.innerText()).split('\n').at(-1)]).toEqual([
      'Access to this role was removed.',
      'true',
      'Access removed',
    ]);
  });
});

describe('the name', () => {
  it('is the one that main proposes, selected, so that typing replaces it', async ({ openWindow }) => {
    const window = await pressed(openWindow);
    await window.page.getByText('Then: aws --profile payments-staging-poweruser …').waitFor();
    const selected = await selectedText(window);
    await window.page.keyboard.type('pay');
    expect([selected, await name(window).inputValue(), (await askedOf(window, 'links.preview')).at(-1)]).toEqual([
      'payments-staging-poweruser',
      'pay',
      request('pay'),
    ]);
  });

  it('that cannot be used is told politely, and cannot be linked', async ({ openWindow }) => {
    const window = await pressed(openWindow);
    const problem = 'Only default in lower case is the default profile. Choose another name.';
    await answerNow(window, 'links.preview', aPreview({ files: [], problem }));
    await name(window).fill('Default');
    await window.page.getByText(problem).waitFor();
    await window.page.keyboard.press('Enter');
    expect({
      said: await window.page.getByRole('dialog').getByRole('status').innerText(),
      alerts: await window.page.getByRole('alert').count(),
      describedby: await name(window).getAttribute('aria-describedby'),
      off: await linkButton(window).isDisabled(),
      applied: await askedOf(window, 'links.apply'),
    }).toEqual({ said: problem, alerts: 0, describedby: 'link-use link-problem', off: true, applied: [] });
  });

  it('is judged by the newest answer, whichever comes last', async ({ openWindow }) => {
    const window = await pressed(openWindow);
    await window.page.getByText('Then: aws --profile payments-staging-poweruser …').waitFor();
    await window.page.evaluate(() => {
      const held: ((value: unknown) => void)[] = [];
      const { bridge } = globalThis as unknown as { bridge: { call: () => Promise<unknown> } };
      bridge.call = () => new Promise((resolve) => held.push(resolve));
      Object.assign(globalThis, { held });
    });
    await window.page.keyboard.type('ab');
    const offMeanwhile = await linkButton(window).isDisabled();
    const values = [aPreview({ files: [], problem: 'Of the older name.' }), aPreview()];
    await window.page.evaluate((given) => {
      const { held } = globalThis as unknown as { held: ((value: unknown) => void)[] };
      held[1]?.({ ok: true, value: given[1] });
      held[0]?.({ ok: true, value: given[0] });
    }, values);
    await expect.poll(() => linkButton(window).isDisabled()).toBe(false);
    expect([offMeanwhile, await window.page.getByText('Of the older name.').count()]).toEqual([true, 0]);
  });

  it('can be typed where main cannot propose one, and the reason stands there', async ({ openWindow }) => {
    const sentence = 'Your home folder has a character in its path.';
    const window = await pressed(openWindow, ['Meta+p'], { 'links.preview': refused(sentence) });
    await window.page.getByText(sentence).waitFor();
    await answerNow(window, 'links.preview', aPreview());
    await window.page.getByLabel('Share the sign-in').check();
    await expect.poll(() => name(window).inputValue()).toBe('payments-staging-poweruser');
  });
});

describe('the lines', () => {
  it('are shown as they are added and removed, by file', async ({ openWindow }) => {
    const hunk = [
      { kind: 'removed' as const, before: 4, after: null, text: 'region = us-east-1' },
      { kind: 'added' as const, before: null, after: 4, text: 'region = eu-west-1' },
    ];
    const files = [{ path: '~/.aws/config', isNew: true, hunks: [hunk], more: 3 }];
    const window = await pressed(openWindow, ['Meta+p'], {
      'links.preview': { ok: true, value: aPreview({ files }) },
    });
    const shown = window.page.getByRole('group', { name: 'What changes in your AWS files' });
    await shown.getByText('and 3 more lines').waitFor();
    expect({
      lines: (await shown.innerText()).split(/\n+/u),
      removed: await shown.getByRole('deletion').count(),
      added: await shown.getByRole('insertion').count(),
    }).toEqual({
      lines: ['~/.aws/config New file', '−', 'region = us-east-1', '+', 'region = eu-west-1', 'and 3 more lines'],
      removed: 1,
      added: 1,
    });
  });
});

describe('the way', () => {
  it('is chosen by arrows and asked about anew, with what then lies in the clear', async ({ openWindow }) => {
    const window = await pressed(openWindow);
    await name(window).press('Tab');
    const first = await window.page.evaluate(() => document.activeElement?.parentElement?.textContent.trim());
    await window.page.keyboard.press('ArrowDown');
    const shared = await window.page.locator('#link-caution').innerText();
    await window.page.getByLabel('Also for tools that know no sso-session section').check();
    await window.page.getByLabel('Share the sign-in').press('ArrowDown');
    expect({
      first,
      shared,
      kept: await window.page.locator('#link-caution').innerText(),
      describedby: await window.page.getByLabel('Keep keys').getAttribute('aria-describedby'),
      asked: await askedOf(window, 'links.preview'),
    }).toEqual({
      first: 'Ask Latchkey each time nothing secret on disk',
      shared:
        'Your sign-in to Northwind lies unencrypted in ~/.aws/sso/cache, where every program of yours can read it and use all your roles. Latchkey does not see which program reads them.',
      kept: 'The keys of this role lie unencrypted in ~/.aws/credentials and are renewed there. Latchkey does not see which program reads them.',
      describedby: 'link-caution',
      asked: [
        request(null),
        request(null, { way: 'sso' }),
        request(null, { way: 'sso', forOldTools: true }),
        request(null, { way: 'keys' }),
      ],
    });
  });
});

describe('linking', () => {
  const applied = { ok: true as const, value: { linked: 1, pruned: 0, isRemade: false } };

  it('is done by Enter under the name that is shown, and can be taken back in the footer', async ({ openWindow }) => {
    const window = await pressed(openWindow, ['Meta+p'], { 'links.apply': applied });
    await expect.poll(() => linkButton(window).isDisabled()).toBe(false);
    await window.page.keyboard.press('Enter');
    await window.page.getByText('Linked to payments-staging-poweruser').waitFor();
    const open = await dialogs(window);
    const undo = window.page.getByRole('button', { name: 'Undo' });
    await undo.focus();
    await window.page.keyboard.press('Enter');
    await window.page.getByText('Your AWS files are as they were').waitFor();
    expect({
      open,
      undo: await undo.count(),
      asked: (await window.asked()).filter(({ name: command }) => command !== 'links.preview'),
    }).toEqual({
      open: 0,
      undo: 0,
      asked: [
        { name: 'links.apply', input: { request: request('payments-staging-poweruser'), digits: null } },
        { name: 'links.undo', input: {} },
      ],
    });
  });

  it('is mentioned for half a minute, then the footer says again what Enter does', async ({ openWindow }) => {
    const window = await pressed(openWindow, ['Meta+p'], { 'links.apply': applied });
    await expect.poll(() => linkButton(window).isDisabled()).toBe(false);
    await linkButton(window).click();
    await window.page.getByRole('button', { name: 'Undo' }).waitFor();
    await window.page.clock.runFor(29_000);
    const before = await window.page.getByRole('button', { name: 'Undo' }).count();
    await window.page.clock.runFor(2_000);
    expect([before, await window.page.getByRole('button', { name: 'Undo' }).count()]).toEqual([1, 0]);
  });

  it('that main refuses says so in the sheet, which stays', async ({ openWindow }) => {
    const sentence = 'The disk is full, so ~/.aws/config was not changed.';
    const window = await pressed(openWindow, ['Meta+p'], { 'links.apply': refused(sentence) });
    await expect.poll(() => linkButton(window).isDisabled()).toBe(false);
    await window.page.keyboard.press('Enter');
    await window.page.getByText(sentence).waitFor();
    expect([await dialogs(window), await linkButton(window).isDisabled()]).toEqual([1, false]);
  });

  it('is done once, however often Enter is pressed while main is at it', async ({ openWindow }) => {
    const window = await pressed(openWindow, ['Meta+p'], { 'links.apply': null });
    await expect.poll(() => linkButton(window).isDisabled()).toBe(false);
    await window.page.keyboard.press('Enter');
    await window.page.keyboard.press('Enter');
    expect(await askedOf(window, 'links.apply')).toHaveLength(1);
  });

  it('is not done by the key that opened the sheet and is still held', async ({ openWindow }) => {
    const window = await pressed(openWindow, ['Meta+k', ...Array.from('profile')]);
    await window.page.keyboard.down('Enter');
    await expect.poll(() => linkButton(window).isDisabled()).toBe(false);
    await window.page.keyboard.down('Enter');
    expect([await dialogs(window), await askedOf(window, 'links.apply')]).toEqual([1, []]);
  });
});

describe('the name default for production', () => {
  const profiles = [{ role: staging, profile: 'default', problem: null }];
  const asks: Answers = { 'links.preview': { ok: true, value: aPreview({ profiles, asksDigits: true }) } };
  const digits = (window: TestWindow): ReturnType<TestWindow['page']['getByLabel']> =>
    window.page.getByLabel('Type the last four digits of payments-staging');

  it('asks for four digits before it can be linked', async ({ openWindow }) => {
    const window = await pressed(openWindow, ['Meta+p'], asks);
    await digits(window).focus();
    const states: boolean[] = [];
    for (const key of ['4', 'x', '4', '4', '4']) {
      await window.page.keyboard.press(key);
      states.push(await linkButton(window).isDisabled());
    }
    await window.page.keyboard.press('Enter');
    expect({ states, asked: await askedOf(window, 'links.apply') }).toEqual({
      states: [true, true, true, true, false],
      asked: [{ request: request('default'), digits: '4444' }],
    });
  });

  it('takes no digits from the clipboard', async ({ openWindow }) => {
    const window = await pressed(openWindow, ['Meta+p'], asks);
    await digits(window).focus();
    const refusedPaste = await digits(window).evaluate((input) => {
      const paste = new ClipboardEvent('paste', { cancelable: true, bubbles: true });
      const brought = new InputEvent('beforeinput', {
        inputType: 'insertFromDrop',
        data: '4444',
        cancelable: true,
        bubbles: true,
      });
      return [!input.dispatchEvent(paste), !input.dispatchEvent(brought)];
    });
    expect(refusedPaste).toEqual([true, true]);
  });
});
