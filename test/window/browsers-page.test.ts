import { describe, expect } from 'vitest';
import type { FoundBrowser } from '../../electron/contract/browser-choice.ts';
import { chrome, firefox, inProduction, inWork } from '../harness/found-browsers.ts';
import { changes, refusing } from './support/settings.ts';
import { organisation, snapshot, type OrganisationInput } from './support/northwind.ts';
import { another, clientId } from './support/several.ts';
import { cutOff } from './support/fit.ts';
import { windowTest as it, type OpenWindow } from './support/fixtures.ts';
import type { TestWindow, WindowOptions } from './support/window.ts';

const found = (browsers: readonly FoundBrowser[]): NonNullable<WindowOptions['answers']> => ({
  'browsers.find': { ok: true, value: browsers },
});

async function opened(
  openWindow: OpenWindow,
  change: Partial<OrganisationInput> = {},
  options: WindowOptions = {},
  browsers: readonly FoundBrowser[] = [chrome, firefox],
): Promise<TestWindow> {
  const window = await openWindow({
    address: '/settings.html?page=browsers',
    snapshot: snapshot({ organisations: [{ ...organisation, ...change }] }),
    ...options,
    answers: { ...found(browsers), ...options.answers },
    context: { viewport: { width: 760, height: 700 }, ...options.context },
  });
  await window.page.getByRole('heading', { name: 'On this computer' }).waitFor();
  return window;
}

const field = (window: TestWindow, label: string) => window.page.getByLabel(label, { exact: true });
const optionsOf = (window: TestWindow, label: string): Promise<string[]> =>
  field(window, label).locator('option').allInnerTexts();

describe('the page of browsers', () => {
  it('lists what was found, with profiles and containers', async ({ openWindow }) => {
    const window = await opened(openWindow);
    const list = window.page.getByRole('list', { name: 'On this computer' });
    await list.waitFor();
    const lines = await list.getByRole('listitem').allInnerTexts();
    expect(lines.map((line) => line.replaceAll(/\n+/gu, '\n'))).toEqual([
      'Google Chrome\n2 profiles: Robin and Work',
      'Firefox\n1 profile: default\n2 containers: Production and Staging',
    ]);
    expect(await window.page.getByText('Safari and Arc take no profile').count()).toBe(1);
  });

  it('says that none was found, and that it looks', async ({ openWindow }) => {
    const none = await opened(openWindow, {}, {}, []);
    expect(await none.page.getByText('Everything opens in the default browser.').count()).toBe(1);
    const looking = await opened(openWindow, {}, { answers: { 'browsers.find': null } });
    expect(await looking.page.getByText('Looking for browsers…').count()).toBe(1);
  });

  it('offers only what was found, and takes a choice at once, by the keyboard', async ({ openWindow }) => {
    const window = await opened(openWindow);
    await window.page.getByRole('list', { name: 'On this computer' }).waitFor();
    expect(await optionsOf(window, 'Sign-in and consoles open in')).toEqual([
      'Default browser',
      'Google Chrome',
      'Google Chrome, profile Robin',
      'Google Chrome, profile Work',
      'Google Chrome, private window',
      'Firefox',
      'Firefox, container Production',
      'Firefox, container Staging',
      'Firefox, private window',
      'A program…',
    ]);
    await field(window, 'Sign-in and consoles open in').focus();
    await window.page.keyboard.type('Google Chrome, profile Wo');
    await field(window, 'Sign-in and consoles open in').blur();
    await field(window, 'Consoles of Production accounts').selectOption('Firefox, container Production');
    await field(window, 'Open consoles through').selectOption('The access portal');
    await window.page.getByRole('switch', { name: 'Sign out of the console first' }).press('Space');
    expect((await window.asked()).slice(-4)).toEqual([
      changes({ browser: inWork }),
      changes({ environmentBrowsers: { production: inProduction } }),
      changes({ consoleWay: 'portal' }),
      changes({ logsOutFirst: true }),
    ]);
  });

  it('shows what is chosen, also what is gone, and takes an environment back to the rest', async ({ openWindow }) => {
    const gone = { ...inWork, profile: 'Profile 9' };
    const window = await opened(openWindow, {
      browser: gone,
      environmentBrowsers: { production: inProduction, staging: { kind: 'default' } },
    });
    await window.page.getByRole('list', { name: 'On this computer' }).waitFor();
    const shown = await Promise.all(
      [
        'Sign-in and consoles open in',
        'Consoles of Production accounts',
        'Consoles of Staging accounts',
        'Consoles of Sandbox accounts',
      ].map((label) => field(window, label).locator('option:checked').innerText()),
    );
    expect(shown).toEqual([
      'Google Chrome, profile Profile 9 (not found)',
      'Firefox, container Production',
      'Default browser',
      'As the rest',
    ]);
    await field(window, 'Consoles of Production accounts').selectOption('As the rest');
    expect(await window.asked()).toEqual([changes({ environmentBrowsers: { staging: { kind: 'default' } } })]);
  });

  it('has a chooser where there is more than one organisation, which begins at the one that is shown', async ({
    openWindow,
  }) => {
    const client = another(clientId, 'Client A');
    const both = snapshot({ organisations: [organisation, client], selectedOrganisationId: clientId });
    const window = await opened(openWindow, {}, { snapshot: both });
    const shown = (): Promise<string[]> => window.page.locator('main section h2').allInnerTexts();
    const first = await shown();
    await field(window, 'Organisation').selectOption(organisation.name);
    const second = await shown();
    await field(window, 'Sign-in and consoles open in').selectOption('Firefox');
    await window.picture('browsers-several');
    const [asked] = await window.asked();
    const alone = await opened(openWindow);
    expect([first, second, asked?.input, await field(alone, 'Organisation').count()]).toEqual([
      ['Client A', 'On this computer'],
      [organisation.name, 'On this computer'],
      expect.objectContaining({ organisationId: organisation.id }),
      0,
    ]);
  });

  it('goes back to the default browser, from a browser and from a program', async ({ openWindow }) => {
    const both = await opened(openWindow, { browser: inWork, browserCommand: 'firefox -P work' });
    await field(both, 'Sign-in and consoles open in').selectOption('Default browser');
    expect(await both.asked()).toEqual([changes({ browserCommand: null, browser: null })]);
    const program = await opened(openWindow, { browser: inWork, browserCommand: 'firefox -P work' });
    await field(program, 'Sign-in and consoles open in').selectOption('A program…');
    expect(await program.asked()).toEqual([changes({ browser: null })]);
  });

  it('has no logout for the portal, and says why to choose each way', async ({ openWindow }) => {
    const window = await opened(openWindow, { consoleWay: 'portal' });
    expect([
      await window.page.getByRole('switch').count(),
      await window.page.getByText('keep several accounts side by side').count(),
    ]).toEqual([0, 1]);
  });

  it('says what main refuses at its row', async ({ openWindow }) => {
    const answers = refusing('internal', 'It cannot be.');
    const window = await opened(openWindow, {}, { answers });
    await field(window, 'Open consoles through').selectOption('The access portal');
    await window.page.getByRole('alert').waitFor();
    expect([
      await window.page.getByRole('alert').allInnerTexts(),
      await field(window, 'Open consoles through').inputValue(),
    ]).toEqual([['It cannot be.'], 'federated']);
  });
});

const severalSet = { browser: inWork, environmentBrowsers: { production: inProduction } };

describe('the look of the page of browsers', () => {
  it.for([
    ['browsers-narrow', 320, 'ltr', '16px'],
    ['browsers-large', 760, 'ltr', '32px'],
    ['browsers-large-narrow', 480, 'ltr', '32px'],
    ['browsers-mirrored', 760, 'rtl', '16px'],
  ] as const)('as in %s, with nothing cut off', async ([name, width, direction, size], { openWindow }) => {
    const long = {
      ...chrome,
      name: 'Google Chrome of a very long name',
      profiles: [{ id: 'x', name: 'y'.repeat(80) }],
    };
    const context = { viewport: { width, height: 700 } };
    const window = await opened(openWindow, severalSet, { context }, [long, firefox]);
    await window.page.getByRole('list', { name: 'On this computer' }).waitFor();
    await window.page.evaluate(
      ({ dir, fontSize }) => {
        document.documentElement.setAttribute('dir', dir);
        document.documentElement.style.setProperty('font-size', fontSize);
      },
      { dir: direction, fontSize: size },
    );
    await window.picture(name);
    expect(await window.page.evaluate(cutOff)).toEqual([]);
  });
});

describe('the page of an organisation', () => {
  async function ofOrganisation(openWindow: OpenWindow, change: Partial<OrganisationInput> = {}): Promise<TestWindow> {
    const services = [
      { id: 'home', name: 'Console home', page: 'All services', nicknames: [], global: false },
      { id: 's3', name: 'S3', page: 'Buckets', nicknames: [], global: false },
    ];
    const window = await openWindow({
      address: '/settings.html?page=organisations',
      snapshot: snapshot({ organisations: [{ ...organisation, ...change }] }),
      answers: { ...found([firefox]), 'console.services': { ok: true, value: services } },
      context: { viewport: { width: 760, height: 700 } },
    });
    await field(window, 'Consoles open at').locator('option', { hasText: 'S3' }).waitFor({ state: 'attached' });
    return window;
  }

  it('sets how often its list is read, where consoles open, and its letters', async ({ openWindow }) => {
    const window = await ofOrganisation(openWindow);
    await field(window, 'Reload the account list').selectOption('Every 6 hours');
    await field(window, 'Consoles open at').selectOption('S3, Buckets');
    await field(window, 'Letters of its mark').fill('NW');
    await field(window, 'Letters of its mark').press('Enter');
    expect(await window.asked()).toEqual([
      changes({ reloadHours: 6 }),
      changes({ consoleService: 's3' }),
      changes({ monogram: 'NW' }),
    ]);
  });

  it('says where environments open elsewhere', async ({ openWindow }) => {
    const window = await ofOrganisation(openWindow, { environmentBrowsers: { production: inProduction } });
    expect(await window.page.getByText('Consoles of some environments open elsewhere.').count()).toBe(1);
  });

  it('shows what is set, also what is not offered', async ({ openWindow }) => {
    const window = await ofOrganisation(openWindow, { reloadHours: 5, consoleService: 'gone', monogram: 'Ω' });
    expect([
      await field(window, 'Reload the account list').locator('option:checked').innerText(),
      await field(window, 'Consoles open at').inputValue(),
      await window.page.locator('main .mark').first().innerText(),
    ]).toEqual(['Every 5 hours', 'gone', 'Ω']);
    await field(window, 'Letters of its mark').fill('');
    await field(window, 'Letters of its mark').press('Enter');
    expect(await window.asked()).toEqual([changes({ monogram: null })]);
  });
});
