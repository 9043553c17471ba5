import { describe, expect } from 'vitest';
import type { PolicyView } from '../../electron/contract/policy.ts';
import { plainSettings } from '../harness/builders.ts';
import { windowTest as it, type OpenWindow } from './support/fixtures.ts';
import { snapshot } from './support/northwind.ts';
import { policy, policyFile } from './support/policy.ts';
import { openRules, rules, saved } from './support/rules.ts';
import { openSettings } from './support/settings.ts';
import { answers } from './support/sheet-answers.ts';
import { complaintsOf, pressedKeys } from './support/surface-checks.ts';
import type { TestWindow, WindowOptions } from './support/window.ts';

const damaged: PolicyView = {
  ...policy,
  state: 'damaged',
  problem: `The policy ${policyFile} is no JSON document. Until the administrator mends it, nothing is handed out.`,
  unknown: ['colour'],
};

const page =
  (name: string) =>
  (openWindow: OpenWindow, options: WindowOptions = {}, view = policy) =>
    name === 'environments'
      ? openRules(openWindow, options, { policy: view })
      : openSettings(openWindow, {}, { address: `/settings.html?page=${name}`, ...options }, { policy: view });

/** What a screen reader says of a control. */
const described = (window: TestWindow, label: string): Promise<string> =>
  window.page.getByLabel(label, { exact: true }).evaluate((control) =>
    (control.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent.trim() ?? '')
      .join(' '),
  );

describe('a setting that is managed', () => {
  it('is said to be so, and is not changed', async ({ openWindow }) => {
    const window = await page('general')(openWindow);
    const choice = window.page.getByLabel('Theme', { exact: true });
    const turn = window.page.getByRole('switch', { name: 'Keep the window open' });
    await turn.click({ force: true });
    expect([await choice.isDisabled(), await turn.getAttribute('aria-disabled'), await window.asked()]).toEqual([
      true,
      'true',
      [],
    ]);
    expect(await described(window, 'Theme')).toContain('Managed by your organisation');
  });

  it('offers what the policy leaves', async ({ openWindow }) => {
    const window = await page('credentials')(openWindow);
    const values = await window.page
      .getByLabel('Clear copied credentials')
      .locator('option')
      .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
    expect(values).toEqual(['15', '30', '60']);
  });

  it('is said in Arabic', async ({ openWindow }) => {
    const window = await openSettings(
      openWindow,
      {},
      { address: '/settings.html?page=general' },
      { policy, settings: { ...plainSettings, language: 'ar' } },
    );
    await window.page.getByText('تديره مؤسستك').first().waitFor();
    expect(await window.page.locator('html').getAttribute('dir')).toBe('rtl');
  });

  it('is the person’s own again where no policy is', async ({ openWindow }) => {
    const window = await page('general')(openWindow);
    await window.push('snapshot.changed', snapshot({ revision: 2 }));
    await expect.poll(() => window.page.locator('.managed').count()).toBe(0);
    expect(await window.page.getByLabel('Theme', { exact: true }).isDisabled()).toBe(false);
  });
});

describe('an organisation that is managed', () => {
  it('cannot be removed or renamed, and none can be added', async ({ openWindow }) => {
    const window = await page('organisations')(openWindow);
    const { page: shown } = window;
    expect([
      await shown.getByRole('button', { name: /^Remove/u }).count(),
      await shown.getByRole('button', { name: /^Add/u }).count(),
      await shown.getByLabel('Name', { exact: true }).getAttribute('readonly'),
    ]).toEqual([0, 0, '']);
    await shown.getByText('Your organisation decides which organisations are here.').waitFor();
    expect(await described(window, 'Name')).toContain('Managed by your organisation');
  });

  it('leaves the line that adds another where it is, with the reason', async ({ openWindow }) => {
    const window = await pressedKeys(openWindow, ['Meta+o'], { snapshot: snapshot({ policy }), answers });
    const line = window.page.getByRole('button', { name: 'Add an organisation…' });
    await line.click({ force: true });
    expect([await line.getAttribute('aria-disabled'), await window.page.getByRole('dialog').count()]).toEqual([
      'true',
      1,
    ]);
  });
});

describe('a rule that is managed', () => {
  it('has neither a grip nor a pencil, and offers no less than the policy', async ({ openWindow }) => {
    const window = await page('environments')(openWindow);
    const row = (id: string) => window.page.locator(`[data-rule=${id}]`);
    const levels = (id: string): Promise<string[]> =>
      row(id)
        .locator('option')
        .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
    expect([
      await row('one').getByRole('button').count(),
      await row('prod').getByRole('button').count(),
      await row('one').locator('select').isDisabled(),
      await levels('prod'),
      await levels('dev'),
      (await saved(window)).length,
      rules.rules.length,
    ]).toEqual([0, 2, true, ['digits'], ['none', 'ask', 'digits'], 0, 7]);
  });
});

describe('what is not handed out', () => {
  const open = (openWindow: OpenWindow, keys: readonly string[], view = policy): Promise<TestWindow> =>
    pressedKeys(openWindow, ['ArrowDown', ...keys], { snapshot: snapshot({ policy: view }), answers });

  it('stays in the palette with the reason', async ({ openWindow }) => {
    const window = await open(openWindow, ['Meta+k']);
    const off = window.page.locator('[role=option][aria-disabled=true]', {
      hasText: 'Not allowed by your organisation',
    });
    await off.first().waitFor();
    await window.picture('managed-actions');
    expect((await off.allInnerTexts()).map((line) => line.split('\n')[0])).toEqual([
      'Copy console sign-in link',
      'Copy for bash and zsh',
      'Open a terminal with this role',
    ]);
    expect(await complaintsOf(window)).toEqual([]);
  });

  it('stays among the formats with the reason, and is not copied', async ({ openWindow }) => {
    const window = await open(openWindow, ['Meta+Shift+c']);
    const line = window.page.locator('#format-shell');
    await line.waitFor();
    await window.picture('managed-copy-as');
    await window.page.keyboard.press('1');
    expect([await line.getAttribute('aria-disabled'), await line.innerText()]).toEqual([
      'true',
      expect.stringContaining('Not allowed by your organisation'),
    ]);
    expect((await window.asked()).filter(({ name }) => name === 'role.perform')).toEqual([]);
    expect(await complaintsOf(window)).toEqual([]);
  });

  it('stays among the ways of a link, and the first that is open is chosen', async ({ openWindow }) => {
    const window = await open(openWindow, ['Meta+p'], { ...policy, closed: ['profiles', 'credentialsFile'] });
    const radios = window.page.getByRole('radio');
    await radios.first().waitFor();
    await window.picture('managed-link');
    const shown = await radios.evaluateAll((all) =>
      all.map((one) => [
        (one as HTMLInputElement).value,
        (one as HTMLInputElement).disabled,
        (one as HTMLInputElement).checked,
      ]),
    );
    expect(shown).toEqual([
      ['process', true, false],
      ['sso', false, true],
      ['keys', true, false],
    ]);
    expect(await complaintsOf(window)).toEqual([]);
  });
});

describe('About', () => {
  it('says which policy is in force', async ({ openWindow }) => {
    const window = await page('about')(openWindow);
    await window.page.getByText(`A policy of your organisation is in force: ${policyFile}`).waitFor();
  });

  it('says what is wrong with one, where, and who can mend it', async ({ openWindow }) => {
    const window = await page('about')(openWindow, {}, damaged);
    await window.page.getByRole('alert').filter({ hasText: 'is no JSON document' }).waitFor();
    await window.page.getByText('colour').waitFor();
    await window.picture('managed-damaged');
    expect(await complaintsOf(window)).toEqual([]);
  });
});
