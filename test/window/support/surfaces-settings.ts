/** Every page of the settings. */
import { chrome, firefox, inProduction, inWork } from '../../harness/found-browsers.ts';
import { settingsPages, type SettingsPage } from '../../../electron/contract/settings-route.ts';
import { diagnosticsAnswers } from './diagnostics.ts';
import { importPreview } from './import-preview.ts';
import { access } from './links.ts';
import { snapshot } from './northwind.ts';
import { policy } from './policy.ts';
import { counted, rules } from './rules.ts';
import { pictured } from './settings.ts';
import type { Surface } from './surfaces.ts';
import type { WindowOptions } from './window.ts';

const organisations = pictured.map((one) => ({
  ...one,
  browser: inWork,
  environmentBrowsers: { production: inProduction },
}));
const shown = snapshot({ organisations, ...rules, summonKeys: 'Alt+Shift+K' });
const answers: NonNullable<WindowOptions['answers']> = {
  'environments.count': counted,
  'programs.get': { ok: true, value: access },
  'browsers.find': { ok: true, value: [chrome, firefox] },
  ...diagnosticsAnswers,
  'window.open-settings-file': { ok: true, value: importPreview },
};

const page = (name: SettingsPage): Pick<Surface, 'snapshot' | 'options'> => ({
  snapshot: shown,
  options: { address: `/settings.html?page=${name}`, answers, context: { viewport: { width: 760, height: 560 } } },
});

/** What is on a page only once main has answered. */
const last: Partial<Record<SettingsPage, string>> = {
  environments: 'text=1,015 >> visible=true',
  programs: 'text=payments-staging-poweruser',
  browsers: 'li >> text=Google Chrome',
  about: 'details',
};

/** Those with something that a policy manages. */
const managedPages: readonly SettingsPage[] = ['general', 'organisations', 'environments', 'credentials'];

export const settingsSurfaces: readonly Surface[] = [
  ...settingsPages.map((name) => ({ name: `settings-${name}`, ...page(name), shows: last[name] ?? 'h1' })),
  ...managedPages.map((name) => ({
    name: `settings-managed-${name}`,
    ...page(name),
    snapshot: { ...shown, policy },
    shows: '.managed, [aria-disabled=true]',
  })),
  {
    name: 'settings-rule',
    ...page('environments'),
    keys: ['@Add rule', 'Enter'],
    shows: 'dialog[open] input, form input',
  },
  { name: 'settings-licence', ...page('about'), keys: ['@valibot', 'Enter'], shows: 'details[open] pre' },
  { name: 'settings-diagnostics', ...page('about'), keys: ['@Show diagnostics…', 'Enter'], shows: 'textarea' },
  { name: 'settings-import', ...page('general'), keys: ['@Import…', 'Enter'], shows: 'dialog[open]' },
  { name: 'settings-clear-activity', ...page('activity'), keys: ['@Clear…', 'Enter'], shows: 'dialog[open]' },
  {
    name: 'settings-no-organisation',
    ...page('organisations'),
    snapshot: snapshot({ organisations: [], selectedOrganisationId: null }),
    shows: 'h1',
  },
];
