import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect } from 'vitest';
import { aSignedIn } from '../harness/builders.ts';
import { now, organisation, snapshot, waitingForApproval } from './support/northwind.ts';
import { windowTest as test } from './support/fixtures.ts';

/** A row's spoken name is its own: the environment comes second, so that it is heard early. */
const prescribedNames = 'label-content-name-mismatch';
const refused = { code: 'request-refused' as const, sentence: 'It was refused.', retry: true, requestId: 'abc-123' };
const reading = { accountsDone: 87, accountsKnown: 212, accountsComplete: true, throttled: true };
const pages = {
  list: { shown: snapshot(), keys: [] },
  search: { shown: snapshot(), keys: Array.from('pay prod') },
  'nothing found': { shown: snapshot(), keys: Array.from('nowhere at all') },
  reading: {
    shown: snapshot({
      organisations: [{ ...organisation, catalogue: { ...organisation.catalogue, checkedAt: null, reading } }],
    }),
    keys: [],
  },
  offline: {
    shown: snapshot({
      organisations: [{ ...organisation, signIn: aSignedIn({ since: now, connection: 'offline' }) }],
    }),
    keys: [],
  },
  ended: {
    shown: snapshot({ organisations: [{ ...organisation, signIn: { state: 'ended', endedAt: now, problem: null } }] }),
    keys: [],
  },
  'sign-in': { shown: snapshot({ organisations: [waitingForApproval()] }), keys: [] },
  problem: {
    shown: snapshot({ organisations: [{ ...organisation, signIn: { state: 'signed-out', problem: refused } }] }),
    keys: [],
  },
  'first run': { shown: snapshot({ organisations: [], selectedOrganisationId: null }), keys: ['Enter'] },
};

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test.for(Object.entries(pages))('%s breaks no rule of axe', async ([, { shown, keys }], { openWindow }) => {
    const window = await openWindow({ snapshot: shown, context: { colorScheme } });
    await window.page.getByRole('heading').or(window.page.getByRole('option')).first().waitFor();
    for (const key of keys) await window.page.keyboard.press(key);
    // axe waits by timers, which stand still until now.
    await window.page.clock.resume();
    const { violations } = await new AxeBuilder({ page: window.page }).disableRules(prescribedNames).analyze();
    const broken = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
    );
    expect({ broken, complaints: await window.complaints() }).toEqual({ broken: [], complaints: [] });
  });
});

describe('without sideways scrolling and with nothing cut off', () => {
  test.for([
    ['320 px wide', { width: 320, height: 620 }, '16px'],
    ['with text of 200 %', { width: 420, height: 620 }, '32px'],
  ] as const)('%s', async ([name, viewport, fontSize], { openWindow }) => {
    for (const shown of [pages.list.shown, pages['sign-in'].shown, pages['first run'].shown, pages.problem.shown]) {
      const window = await openWindow({ snapshot: shown, context: { viewport } });
      await window.page.evaluate((size) => document.documentElement.style.setProperty('font-size', size), fontSize);
      await window.page.getByRole('heading').or(window.page.getByRole('option')).first().waitFor();
      const wide = await window.page.evaluate(() =>
        [...document.querySelectorAll('main, main .page, main [role=listbox], main footer, main header')]
          .filter((element) => element.scrollWidth > element.clientWidth)
          .map((element) => `${element.tagName}.${element.className}`),
      );
      expect({ name, wide }).toEqual({ name, wide: [] });
    }
  });
});

test('in contrast themes and mirrored, the list is drawn without complaint', async ({ openWindow }) => {
  const window = await openWindow({ context: { forcedColors: 'active', colorScheme: 'dark' } });
  await window.page.getByRole('option').first().waitFor();
  await window.picture('list-forced-colours');
  await window.page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
  await window.picture('list-mirrored');
  expect(await window.complaints()).toEqual([]);
});
