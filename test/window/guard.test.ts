import { axeComplaints } from '../browser/axe.ts';
import { describe, expect } from 'vitest';
import { account, catalogue, role, snapshot } from './support/northwind.ts';
import { windowTest as it } from './support/fixtures.ts';
import { answered, askedWindow, digitsQuestion, question, questionId, settle, wrongDigits } from './support/guard.ts';
import type { TestWindow } from './support/window.ts';

const focused = (window: TestWindow): Promise<string> =>
  window.page.evaluate(() => (document.activeElement as HTMLElement | null)?.innerText ?? '');
const wentBack = { questionId, said: { answer: 'go-back' } };
const confirmed = (digits: string | null = null, remember = false): unknown => ({
  questionId,
  said: { answer: 'confirm', digits, remember },
});

describe('the question of the production guard', () => {
  it('tells what it is about, as a description, and begins on the way back', async ({ openWindow }) => {
    const window = await askedWindow(openWindow);
    const dialog = window.page.getByRole('alertdialog', { name: 'Open console with AdministratorAccess?' });
    const described = await dialog.evaluate(
      (one) => document.getElementById(one.getAttribute('aria-describedby') ?? '')?.innerText.split('\n') ?? [],
    );
    expect({
      described,
      focused: await focused(window),
      red: await dialog.locator('header.production').count(),
    }).toEqual({
      described: [
        'Account',
        'payments-prod',
        'Account id',
        '1111 2222 3333',
        'Permission set',
        'AdministratorAccess',
        'Organisation',
        'Northwind',
        'Opens in',
        'Firefox, container Production',
      ],
      focused: 'Go back\nesc',
      red: 1,
    });
  });

  it('names the account as AWS does too, whatever the person calls it', async ({ openWindow }) => {
    const { organisationId, accountId } = role('111122223333', 'AdministratorAccess');
    const label = { organisationId, accountId, alias: 'Playground', tags: [], hidden: false, hiddenRoles: [] };
    const { page } = await askedWindow(openWindow, question(), {}, { labels: [label] });
    const shown = await page.getByText('Playground (AWS: payments-prod)', { exact: true }).count();
    const plain = await askedWindow(openWindow);
    expect([shown, await plain.page.getByText('(AWS:').count()]).toEqual([1, 0]);
  });

  it.for(['Enter', 'Escape'])('goes back by %s', async (key, { openWindow }) => {
    const window = await askedWindow(openWindow);
    await window.page.keyboard.press(key);
    expect(await answered(window)).toEqual([wentBack]);
  });

  it('goes back by Enter also from the checkbox, and not by a click beside the sheet', async ({ openWindow }) => {
    const window = await askedWindow(openWindow);
    await settle(window);
    await window.page.mouse.click(200, 100);
    const beside = await answered(window);
    await window.page.getByRole('checkbox').focus();
    await window.page.keyboard.press('Enter');
    expect({ beside, answered: await answered(window) }).toEqual({ beside: [], answered: [wentBack] });
  });

  it('is confirmed by the keys only once 300 ms have gone by', async ({ openWindow }) => {
    const window = await askedWindow(openWindow);
    await window.page.clock.runFor(299);
    await window.page.keyboard.press('Meta+Enter');
    const early = await answered(window);
    await window.page.clock.runFor(1);
    await window.page.keyboard.press('Meta+Enter');
    expect({ early, answered: await answered(window) }).toEqual({ early: [], answered: [confirmed()] });
  });

  it.for(['Open production', 'Open with ReadOnlyAccess instead'])(
    'takes a click on %s only once 300 ms have gone by',
    async (name, { openWindow }) => {
      const window = await askedWindow(openWindow);
      const button = window.page.getByRole('alertdialog').getByRole('button', { name });
      await window.page.clock.runFor(299);
      await button.click();
      const early = await answered(window);
      await window.page.clock.runFor(1);
      await button.click();
      expect({ early, answeredCount: (await answered(window)).length }).toEqual({ early: [], answeredCount: 1 });
    },
  );

  it('waits anew when the window comes back into view', async ({ openWindow }) => {
    const window = await askedWindow(openWindow);
    await settle(window);
    await window.page.evaluate(() => globalThis.dispatchEvent(new Event('focus')));
    await window.page.keyboard.press('Meta+Enter');
    expect(await answered(window)).toEqual([]);
  });

  it.for(['Meta+Enter', 'Enter'])('takes nothing from a held %s', async (keys, { openWindow }) => {
    const window = await openWindow();
    await window.page.getByRole('option').first().waitFor();
    const [modifier] = keys.split('+');
    if (keys.includes('+')) await window.page.keyboard.down(modifier ?? '');
    await window.page.keyboard.down('Enter');
    await window.push('snapshot.changed', snapshot({ revision: 2, guardQuestion: question() }));
    await window.page.getByRole('alertdialog').waitFor();
    await settle(window);
    for (let press = 0; press < 3; press += 1) await window.page.keyboard.down('Enter');
    const held = await answered(window);
    await window.page.keyboard.up('Enter');
    await window.page.keyboard.press('Enter');
    expect({ held, answeredCount: (await answered(window)).length }).toEqual({ held: [], answeredCount: 1 });
  });

  it('keeps keys from the list under it', async ({ openWindow }) => {
    const window = await askedWindow(openWindow);
    await settle(window);
    for (const key of ['Meta+c', 'Meta+d', 'Meta+t', 'Meta+r', 'Meta+1', 'Meta+k'])
      await window.page.keyboard.press(key);
    expect({ asked: await window.asked(), dialogCount: await window.page.locator('dialog').count() }).toEqual({
      asked: [],
      dialogCount: 1,
    });
  });

  it('is answered once, however often it is pressed', async ({ openWindow }) => {
    const window = await askedWindow(openWindow, question(), { answers: { 'guard.answer': null } });
    await settle(window);
    await window.page.keyboard.press('Meta+Enter');
    await window.page.keyboard.press('Meta+Enter');
    await window.page.keyboard.press('Escape');
    expect(await answered(window)).toEqual([confirmed()]);
  });

  it('is confirmed by Ctrl+Enter on Windows and Linux', async ({ openWindow }) => {
    const window = await askedWindow(openWindow, question(), {}, { platform: 'linux' });
    await settle(window);
    await window.page.keyboard.press('Meta+Enter');
    await window.page.keyboard.press('Control+Enter');
    expect(await answered(window)).toEqual([confirmed()]);
  });

  it('remembers for as long as main offers, by the keyboard', async ({ openWindow }) => {
    const window = await askedWindow(openWindow);
    await settle(window);
    await window.page.getByLabel('Do not ask again for this role for 15 minutes').focus();
    await window.page.keyboard.press(' ');
    await window.page.keyboard.press('Meta+Enter');
    expect(await answered(window)).toEqual([confirmed(null, true)]);
  });

  it.for([
    [{ remembers: 'until-lock' }, 'Do not ask again for this role until the screen is locked'],
    [{ remembers: null }, undefined],
    [{ level: 'digits', remembers: 15 }, undefined],
  ] as const)('offers not to ask again only where it may: %o', async ([change, label], { openWindow }) => {
    const window = await askedWindow(openWindow, question(change));
    expect((await window.page.locator('label.remember').allInnerTexts())[0]).toBe(label);
  });

  it('leads to the permission set that only reads', async ({ openWindow }) => {
    const window = await askedWindow(openWindow);
    await settle(window);
    const button = window.page.getByRole('button', { name: /^Open with ReadOnlyAccess instead/u });
    const said = await button.innerText();
    await button.press('Enter');
    expect({ said, answered: await answered(window) }).toEqual({
      said: 'Open with ReadOnlyAccess instead\nSame account, can look but not change',
      answered: [{ questionId, said: { answer: 'safer' } }],
    });
  });

  it.for([
    ['open-console', 'Open console with AdministratorAccess?', 'Open production'],
    ['copy-credentials', 'Copy credentials of AdministratorAccess?', 'Copy production keys'],
    ['copy-console-link', 'Copy a console link of AdministratorAccess?', 'Copy production link'],
    ['open-terminal', 'Open a terminal with AdministratorAccess?', 'Open production terminal'],
    ['link-profile', 'Link AdministratorAccess to an AWS profile?', 'Link production'],
    ['change-environment', 'Change the environment of payments-prod?', 'Change environment'],
  ] as const)('asks before %s, and its button repeats the verb', async ([action, title, does], { openWindow }) => {
    const window = await askedWindow(openWindow, question({ action }));
    const buttons = window.page.getByRole('alertdialog').locator('.confirm span');
    expect([await window.page.locator('#guard-title').innerText(), await buttons.innerText()]).toEqual([title, does]);
  });

  it('leaves out what is not known, and says how many roles there are besides', async ({ openWindow }) => {
    const window = await askedWindow(openWindow, question({ opensIn: null, safer: null, more: 3 }));
    const said = await window.page.getByRole('alertdialog').innerText();
    expect([said.includes('Opens in'), said.includes('instead'), said.includes('and 3 other roles')]).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('takes the place of an open sheet, and gives the focus back to the list', async ({ openWindow }) => {
    const window = await openWindow();
    await window.page.getByRole('option').first().waitFor();
    await window.page.keyboard.press('Meta+k');
    await window.page.getByRole('dialog').waitFor();
    await window.push('snapshot.changed', snapshot({ revision: 2, guardQuestion: question() }));
    await window.page.getByRole('alertdialog').waitFor();
    const dialogCount = await window.page.locator('dialog').count();
    await window.push('snapshot.changed', snapshot({ revision: 3 }));
    await window.page.getByRole('alertdialog').waitFor({ state: 'detached' });
    const role = await window.page.evaluate(() => document.activeElement?.getAttribute('role'));
    expect({ dialogCount, role }).toEqual({ dialogCount: 1, role: 'combobox' });
  });

  it('stands above the page that adds an organisation', async ({ openWindow }) => {
    const window = await askedWindow(openWindow, question(), {}, { organisations: [], selectedOrganisationId: null });
    expect(await window.page.locator('#guard-title').isVisible()).toBe(true);
  });
});

describe('the digits of an account', () => {
  const type = (window: TestWindow, keys: string): Promise<void> => window.page.keyboard.type(keys);
  const value = (window: TestWindow): Promise<string> => window.page.locator('#guard-digits').inputValue();

  it('are typed, and only all four of them confirm', async ({ openWindow }) => {
    const window = await askedWindow(openWindow, digitsQuestion);
    await settle(window);
    await type(window, '3a3 3');
    const button = window.page.getByRole('button', { name: 'Copy production keys' });
    const three = [
      await value(window),
      await button.isDisabled(),
      await window.page.getByText('3 of 4 digits').count(),
    ];
    await window.page.keyboard.press('Meta+Enter');
    const early = await answered(window);
    await type(window, '3');
    await window.page.keyboard.press('Meta+Enter');
    expect({ three, early, answered: await answered(window) }).toEqual({
      three: ['333', true, 1],
      early: [],
      answered: [confirmed('3333')],
    });
  });

  it('that are others are said by main, emptied, and typed again', async ({ openWindow }) => {
    const answers = { 'guard.answer': { ok: false, failure: wrongDigits } } as const;
    const window = await askedWindow(openWindow, digitsQuestion, { answers });
    await settle(window);
    await type(window, '1234');
    await window.page.getByRole('button', { name: 'Copy production keys' }).press('Enter');
    await window.page.getByRole('alert').waitFor();
    await window.picture('guard-type-wrong');
    const said = await window.page.getByRole('alert').innerText();
    await type(window, '9');
    expect({ said, value: await value(window) }).toEqual({ said: wrongDigits.sentence, value: '9' });
  });

  it('cannot be pasted or dropped, and Enter among them does nothing', async ({ openWindow }) => {
    const window = await askedWindow(openWindow, digitsQuestion, {
      context: { permissions: ['clipboard-read', 'clipboard-write'] },
    });
    await settle(window);
    await window.page.evaluate(() => navigator.clipboard.writeText('3333'));
    await window.page.keyboard.press('Control+v');
    const pasted = await value(window);
    const refused = await window.page.locator('#guard-digits').evaluate((field) => {
      const drop = new DragEvent('drop', { cancelable: true, bubbles: true });
      field.dispatchEvent(drop);
      return [drop.defaultPrevented, field.getAttribute('autocomplete'), field.getAttribute('inputmode')];
    });
    await type(window, '3333');
    await window.page.keyboard.press('Enter');
    expect({ pasted, refused, answered: await answered(window) }).toEqual({
      pasted: '',
      refused: [true, 'off', 'numeric'],
      answered: [],
    });
  });
});

describe('the guard is drawn without complaint of policy or axe', () => {
  const complaintsOf = async (window: TestWindow): Promise<unknown> => {
    // axe waits by timers, which stand still until now.
    await window.page.clock.resume();
    const violations = await axeComplaints(window.page);
    return { complaints: await window.complaints(), violationIds: violations };
  };
  const none = { complaints: [], violationIds: [] };

  const looks = ['staging', 'development', 'sandbox', 'shared', 'none'] as const;
  it.for(looks.flatMap((look) => (['light', 'dark'] as const).map((theme) => [look, theme] as const)))(
    'in the colours of %s, %s, and not in red',
    async ([look, colorScheme], { openWindow }) => {
      const accounts = [{ ...account('111122223333', 'payments-x', look), environmentWord: 'Blue team' }];
      const window = await askedWindow(
        openWindow,
        question(),
        { catalogue: { ...catalogue, accounts }, context: { colorScheme } },
        { pinned: [], recent: [], freshness: [] },
      );
      await window.picture(`guard-of-${look}-${colorScheme}`);
      expect({
        head: await window.page.locator('dialog header').getAttribute('class'),
        word: await window.page.locator('dialog header p').innerText(),
        does: await window.page.locator('.confirm span').innerText(),
        ...((await complaintsOf(window)) as object),
      }).toEqual({
        head: expect.stringContaining(look) as string,
        word: 'Blue team',
        does: 'Open console',
        ...none,
      });
    },
  );

  it('names a red environment of the person’s own', async ({ openWindow }) => {
    const accounts = [{ ...account('111122223333', 'payments-x', 'production'), environmentWord: 'Vault' }];
    const window = await askedWindow(openWindow, question(), { catalogue: { ...catalogue, accounts } });
    expect(await window.page.locator('.confirm span').innerText()).toBe('Open Vault');
  });

  it.for([
    ['320 px wide', { viewport: { width: 320, height: 480 } }, '', ''],
    ['with text at 200 %', {}, '200%', ''],
    ['right to left', {}, '', 'rtl'],
  ] as const)('%s, with nothing cut off', async ([name, context, size, direction], { openWindow }) => {
    const long = question({ role: role('111122223333', 'AVeryLongPermissionSetName-32chars'), opensIn: 'Chrome' });
    for (const asked of [long, digitsQuestion]) {
      const window = await askedWindow(openWindow, asked, { context });
      await window.page.evaluate(
        ([fontSize, dir]) => {
          document.documentElement.style.fontSize = fontSize;
          document.documentElement.dir = dir;
        },
        [size, direction] as const,
      );
      await window.picture(`guard-${name.replaceAll(/[^a-z0-9]+/gu, '-')}${asked === long ? '' : '-digits'}`);
      const cut = await window.page.evaluate(() =>
        [...document.querySelectorAll('dialog, dialog *')]
          .filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0)
          .map((one) => one.className),
      );
      const digitsDirection = await window.page
        .locator(asked === long ? 'dd .id' : '#guard-digits')
        .evaluate((one) => getComputedStyle(one).direction);
      expect({ cut, digitsDirection, complaints: await window.complaints() }).toEqual({
        cut: [],
        digitsDirection: 'ltr',
        complaints: [],
      });
    }
  });
});
