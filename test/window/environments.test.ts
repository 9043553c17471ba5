import { axeComplaints } from '../browser/axe.ts';
import { describe, expect } from 'vitest';
import type { EnvironmentName } from '../../electron/contract/environment.ts';
import { environmentActions } from '../../renderer/sheets/action-lines.ts';
import { account, catalogue, organisationId, role, snapshot } from './support/northwind.ts';
import { windowTest as it, type OpenWindow } from './support/fixtures.ts';
import type { TestWindow, WindowOptions } from './support/window.ts';

const staging = role('111122224444', 'PowerUserAccess');
const ofStaging = { kind: 'account', organisationId, accountId: staging.accountId } as const;

describe('the environments that an account can be given', () => {
  const drawn = (...given: Parameters<typeof environmentActions>): (string | null)[][] =>
    environmentActions(...given).map(({ name, environment, reason }) => [name, environment, reason]);

  const usual = snapshot().environments;
  const now = (environment: EnvironmentName, corrected: boolean, environmentWord: string | null = null) => ({
    environment,
    environmentWord,
    corrected,
  });

  it('are also those of the person’s own, by their words', () => {
    const own = { id: 'own-1', look: 'staging', word: 'Preview' } as const;
    const all = environmentActions([...usual, own], now('staging', true, 'Preview'));
    expect(
      all
        .slice(1, 2)
        .concat(all.slice(-2))
        .map(({ label, environment, reason }) => [label, environment, reason]),
    ).toEqual([
      ['Mark as staging', 'staging', null],
      ['Mark as Preview', 'own-1', 'actions.is-now'],
      ['Let the name decide', null, null],
    ]);
  });

  it('are all, and that its name decides, but not what is so already', () => {
    expect(drawn(usual, now('staging', false))).toEqual([
      ['environment-production', 'production', null],
      ['environment-staging', 'staging', 'actions.is-now'],
      ['environment-development', 'development', null],
      ['environment-sandbox', 'sandbox', null],
      ['environment-shared', 'shared', null],
      ['environment-none', 'none', null],
      ['environment-named', null, 'actions.is-now'],
    ]);
  });

  it('lead back to the name where the person has said otherwise', () => {
    expect(drawn(usual, now('production', true)).at(-1)).toEqual(['environment-named', null, null]);
  });
});

describe('the palette', () => {
  /** The palette of payments-staging, and what is typed or pressed in it. */
  async function palette(
    openWindow: OpenWindow,
    keys: readonly string[],
    options: WindowOptions = {},
  ): Promise<TestWindow> {
    const window = await openWindow(options);
    await window.page.getByRole('option').first().waitFor();
    await window.page.keyboard.press('ArrowDown');
    await window.page.keyboard.press('Meta+k');
    for (const key of keys) {
      if (key.startsWith('type ')) await window.page.keyboard.type(key.slice('type '.length));
      else await window.page.keyboard.press(key);
    }
    return window;
  }

  const asked = async (window: TestWindow): Promise<unknown[]> =>
    (await window.asked()).filter(({ name }) => name === 'environment.correct').map(({ input }) => input);
  const lines = (window: TestWindow): Promise<string[]> =>
    window.page
      .getByRole('dialog')
      .getByRole('option')
      .evaluateAll((options) => options.map((one) => (one as HTMLElement).innerText.replaceAll('\n', ' | ')));

  it('changes an environment by the keyboard alone', async ({ openWindow }) => {
    const window = await palette(openWindow, ['type change env', 'Enter']);
    const offered = await lines(window);
    await window.page.keyboard.press('ArrowDown');
    await window.page.keyboard.press('ArrowDown');
    await window.page.keyboard.press('Enter');
    expect({ offered, asked: await asked(window), dialogCount: await window.page.getByRole('dialog').count() }).toEqual(
      {
        offered: [
          'Mark as production',
          'Mark as staging | As it is now',
          'Mark as development',
          'Mark as sandbox',
          'Mark as shared',
          'Mark as not set',
          'Let the name decide | As it is now',
        ],
        asked: [{ of: ofStaging, environment: 'development' }],
        dialogCount: 0,
      },
    );
  });

  it('finds an environment by typing, and does nothing where it is so already', async ({ openWindow }) => {
    const window = await palette(openWindow, ['type mark staging', 'Enter']);
    const none = await asked(window);
    await window.page.keyboard.press('Control+a');
    await window.page.keyboard.type('mark prod');
    await window.page.keyboard.press('Enter');
    expect({ none, asked: await asked(window) }).toEqual({
      none: [],
      asked: [{ of: ofStaging, environment: 'production' }],
    });
  });

  it('lets the name decide again where the person had said otherwise', async ({ openWindow }) => {
    const corrected = snapshot({ rules: [{ id: 'a', match: ofStaging, environmentId: 'staging', guard: 'none' }] });
    const window = await palette(openWindow, ['type name decide', 'Enter'], { snapshot: corrected });
    expect(await asked(window)).toEqual([{ of: ofStaging, environment: null }]);
  });

  it('goes back from the environments to all actions by Esc, then to the list', async ({ openWindow }) => {
    const window = await palette(openWindow, ['type change', 'Enter', 'Escape']);
    const back = (await lines(window)).length > 7;
    await window.page.keyboard.press('Escape');
    expect({ back, dialogCount: await window.page.getByRole('dialog').count(), asked: await asked(window) }).toEqual({
      back: true,
      dialogCount: 0,
      asked: [],
    });
  });

  it('shows the environments without complaint of policy or axe, and keeps the chosen line in view', async ({
    openWindow,
  }) => {
    const window = await palette(openWindow, ['type change', 'Enter', ...Array.from({ length: 6 }, () => 'ArrowDown')]);
    await window.picture('environments');
    const isInView = await window.page.locator('#action-environment-named').evaluate((line) => {
      const list = line.closest('[role=listbox]');
      return list !== null && line.getBoundingClientRect().bottom <= list.getBoundingClientRect().bottom + 0.5;
    });
    await window.page.clock.resume();
    const violations = await axeComplaints(window.page);
    expect({ isInView, complaints: await window.complaints(), violationIds: violations }).toEqual({
      isInView: true,
      complaints: [],
      violationIds: [],
    });
  });

  it('is told of a corrected account by the row, as main sends the change', async ({ openWindow }) => {
    const window = await openWindow();
    const row = window.page.getByRole('option', { name: /^payments-staging, /u }).first();
    await row.waitFor();
    await window.push('catalogue.changed', {
      organisationId,
      previousRevision: catalogue.revision,
      revision: catalogue.revision + 1,
      upserted: [account('111122224444', 'payments-staging', 'production', ['PowerUserAccess'])],
      removed: [],
    });
    await window.page
      .getByRole('option', { name: /^payments-staging, Production, / })
      .first()
      .waitFor();
    expect(await row.getAttribute('aria-label')).toMatch(/^payments-staging, Production, /u);
  });
});
