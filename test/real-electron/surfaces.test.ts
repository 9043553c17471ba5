import { describe, expect, it, onTestFinished } from 'vitest';
import { startAppearancePortal, type ColourScheme } from './desktop/appearance-portal.ts';
import { panelThickness } from './desktop/panel.ts';
import { openTrayMenu } from './desktop/panel-menu.ts';
import { allSurfacesVariable } from './support/all-surfaces.ts';
import { setScenario } from './support/scenario.ts';
import { openSettingsPage } from './support/settings-steps.ts';
import { addOrganisation, approveInBrowser, openWindow, selectedRow, whenListIsWhole } from './support/steps.ts';
import { Surfaces } from './support/surfaces.ts';
import { until } from '../harness/until.ts';

/** All four with the word `surfaces`; else the two in which each scale and each scheme is once. */
const all = process.env[allSurfacesVariable] === '1';
const desktops = ([1, 2] as const)
  .flatMap((scale) => (['light', 'dark'] as const).map((scheme) => ({ scale, scheme })))
  .filter(({ scale, scheme }) => all || (scale === 2) === (scheme === 'dark'));

type Reach = (surfaces: Surfaces) => Promise<void>;
const search = 'Search accounts, roles and ids';

/** How each surface is reached from the one before, by keys alone, and what has the keyboard there. */
const journey: readonly (readonly [name: string, focus: string, reach: Reach])[] = [
  ['welcome', 'Portal address', start],
  ['sign-in', 'Sign in to Northwind', askToSignIn],
  ['list', search, approve],
  ['search', search, searchForRole],
  ['actions', 'Find an action', (surfaces) => surfaces.openSheet('ctrl+k')],
  ['copy-as', 'Formats', (surfaces) => surfaces.openSheet('ctrl+shift+c')],
  ['console-at', 'Service and region', (surfaces) => surfaces.openSheet('alt+Return')],
  ['organisations', 'Northwind', (surfaces) => surfaces.openSheet('ctrl+o')],
  ['activity', 'Search accounts, roles, programs', (surfaces) => surfaces.openSheet('ctrl+h')],
  ['guard', 'Go back', (surfaces) => surfaces.openSheet('Return')],
  ['after-the-tray-menu', search, openAndLeaveTrayMenu],
];
/** The few that a picture of double density is taken of without the word. */
const few = new Set(['welcome', 'list', 'search', 'actions', 'guard']);
const settingsPages = all
  ? ['General', 'Organisations', 'Environments', 'Credentials', 'Shortcuts', 'About']
  : ['General'];
/** Large enough for both windows, and no larger: pictures of it take their time. */
const sizes = { 1: [1280, 800], 2: [1600, 1400] } as const;

/** Of a slow machine (ms): the pictures of a screen of double density are many pixels. */
const longest = 300_000;

describe.each(desktops)('on a $scheme desktop at scale $scale', ({ scale, scheme }) => {
  it(
    'every surface is whole, sharp, of the colours of the desktop, with the keyboard where it belongs',
    { timeout: longest },
    async () => {
      const surfaces = await onDesktop(scale, scheme);
      const seen: unknown[] = [];
      const taken = journey.filter(([name]) => all || scale === 1 || few.has(name) || name === 'sign-in');
      for (const [name, , reach] of taken) {
        await reach(surfaces);
        seen.push([name, await surfaces.seen(name)]);
      }
      await surfaces.openSettings();
      for (const name of settingsPages) {
        await openSettingsPage(surfaces.scenario, surfaces.app, name);
        seen.push([name, await surfaces.seenSettings(name)]);
      }
      expect(seen).toEqual([
        ...taken.map(([name, focus]) => [
          name,
          // The page of the sign-in has the keyboard as a whole.
          { ...surfaces.wanted, focus: expect.stringContaining(focus) as string, hasRing: name !== 'sign-in' },
        ]),
        ...settingsPages.map((name) => [name, { ...surfaces.wanted, place: null, hasEdge: null, focus: name }]),
      ]);
    },
  );
});

async function onDesktop(scale: 1 | 2, scheme: ColourScheme): Promise<Surfaces> {
  const size = sizes[scale];
  const scenario = await setScenario(`surfaces-${scheme}-${String(scale)}`, { desktop: { size } });
  onTestFinished(() => scenario.close());
  await startAppearancePortal(scenario.desktop, scheme);
  const app = scenario.startApp({ switches: [`--force-device-scale-factor=${String(scale)}`] });
  const area = { width: size[0], height: size[1] - panelThickness };
  return new Surfaces({ scenario, app, scale, scheme, area });
}

async function start({ app }: Surfaces): Promise<void> {
  const page = await app.page();
  await page.getByLabel('Portal address').and(page.locator(':focus')).waitFor();
}

async function askToSignIn({ scenario, app }: Surfaces): Promise<void> {
  await addOrganisation(scenario, app);
  await (await app.page()).getByText('Waiting for the browser').waitFor();
}

async function approve({ scenario, app }: Surfaces): Promise<void> {
  const tab = await approveInBrowser(scenario);
  await tab.close();
  await whenListIsWhole(await app.page());
}

async function searchForRole({ scenario, app }: Surfaces): Promise<void> {
  await scenario.desktop.screen.type('payments-prod administrator');
  const page = await app.page();
  await until('the role', async () => (await selectedRow(page)).startsWith('payments-prod, Production, Admin'));
}

async function openAndLeaveTrayMenu(surfaces: Surfaces): Promise<void> {
  const { scenario, app } = surfaces;
  await surfaces.leaveSheet();
  await openTrayMenu(scenario.desktop);
  await scenario.picture('tray-menu');
  await scenario.desktop.screen.press('Escape');
  await openWindow(app);
}
