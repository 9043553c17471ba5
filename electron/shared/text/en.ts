import { copyFormatTexts } from '../tables/copy-formats.ts';
import { notificationTexts } from '../tables/notification-kinds.ts';
import { settingTexts } from '../tables/settings.ts';
import { activity } from './en/activity.ts';
import { browsers } from './en/browsers.ts';
import { chainedRoleProblems } from './en/chained-role-problems.ts';
import { commandLine } from './en/command-line.ts';
import { chained } from './en/chained.ts';
import { common } from './en/common.ts';
import { environmentsPage } from './en/environments-page.ts';
import { guard } from './en/guard.ts';
import { environmentRules } from './en/environment-rules.ts';
import { failures } from './en/failures.ts';
import { guardOutcomes } from './en/guard-outcomes.ts';
import { filterMenu } from './en/filter-menu.ts';
import { importing } from './en/import.ts';
import { labels } from './en/labels.ts';
import { launcher } from './en/launcher.ts';
import { linkSheet } from './en/link-sheet.ts';
import { links } from './en/links.ts';
import { list } from './en/list.ts';
import { notifications } from './en/notifications.ts';
import { policy } from './en/policy.ts';
import { programsPage } from './en/programs-page.ts';
import { programs } from './en/programs.ts';
import { settingsImport } from './en/settings-import.ts';
import { settingsPages } from './en/settings-pages.ts';
import { support } from './en/support.ts';
import { settings } from './en/settings.ts';
import { sheets } from './en/sheets.ts';
import { shortcutNames } from './en/shortcut-names.ts';
import { signInState } from './en/sign-in-state.ts';
import { signIn } from './en/sign-in.ts';
import { terminals } from './en/terminals.ts';
import { tray } from './en/tray.ts';
import { updates } from './en/updates.ts';

/**
 * Every sentence that a person sees, as ICU messages: plurals and named values, no sentence glued from parts. Names from
 * AWS, ids, codes and links come in as values and are never translated. Keys are lower-case words: area, dot, name;
 * those of tables are the table, the id of the row, and its field.
 */
export const en = {
  ...common,
  ...failures,
  ...environmentRules,
  ...guardOutcomes,
  ...chainedRoleProblems,
  ...notifications,
  ...links,
  ...guard,
  ...environmentsPage,
  ...importing,
  ...linkSheet,
  ...launcher,
  ...programs,
  ...programsPage,
  ...commandLine,
  ...policy,
  ...terminals,
  ...tray,
  ...list,
  ...chained,
  ...signIn,
  ...signInState,
  ...sheets,
  ...activity,
  ...browsers,
  ...labels,
  ...filterMenu,
  ...shortcutNames,
  ...settings,
  ...settingsPages,
  ...settingsImport,
  ...updates,
  ...support,
  ...copyFormatTexts,
  ...notificationTexts,
  ...settingTexts,
} as const;
