import { activity } from './ar/activity.ts';
import { browsers } from './ar/browsers.ts';
import { chained } from './ar/chained.ts';
import { chainedRoleProblems } from './ar/chained-role-problems.ts';
import { common } from './ar/common.ts';
import { environmentRules } from './ar/environment-rules.ts';
import { environmentsPage } from './ar/environments-page.ts';
import { failures } from './ar/failures.ts';
import { filterMenu } from './ar/filter-menu.ts';
import { guard } from './ar/guard.ts';
import { guardOutcomes } from './ar/guard-outcomes.ts';
import { importing } from './ar/import.ts';
import { labels } from './ar/labels.ts';
import { linkSheet } from './ar/link-sheet.ts';
import { links } from './ar/links.ts';
import { list } from './ar/list.ts';
import { notifications } from './ar/notifications.ts';
import { policy } from './ar/policy.ts';
import { programsPage } from './ar/programs-page.ts';
import { settings } from './ar/settings.ts';
import { settingsImport } from './ar/settings-import.ts';
import { settingsPages } from './ar/settings-pages.ts';
import { support } from './ar/support.ts';
import { sheets } from './ar/sheets.ts';
import { shortcutNames } from './ar/shortcut-names.ts';
import { signIn } from './ar/sign-in.ts';
import { signInState } from './ar/sign-in-state.ts';
import { tables } from './ar/tables.ts';
import { terminals } from './ar/terminals.ts';
import { tray } from './ar/tray.ts';
import { updates } from './ar/updates.ts';
import type { en } from './en.ts';

/** The texts in Arabic, in files named as those of `en/`. One that is missing is said in English (`english-only.ts`: all of them). */
export const ar: Readonly<Partial<Record<keyof typeof en, string>>> = {
  ...common,
  ...failures,
  ...chainedRoleProblems,
  ...notifications,
  ...links,
  ...importing,
  ...linkSheet,
  ...programsPage,
  ...policy,
  ...terminals,
  ...tray,
  ...list,
  ...chained,
  ...signIn,
  ...signInState,
  ...sheets,
  ...activity,
  ...settings,
  ...browsers,
  ...environmentRules,
  ...environmentsPage,
  ...filterMenu,
  ...guardOutcomes,
  ...guard,
  ...labels,
  ...settingsPages,
  ...settingsImport,
  ...updates,
  ...support,
  ...shortcutNames,
  ...tables,
};
