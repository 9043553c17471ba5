import { activity } from './ar/activity.ts';
import { chainedRoleProblems } from './ar/chained-role-problems.ts';
import { chained } from './ar/chained.ts';
import { common } from './ar/common.ts';
import { failures } from './ar/failures.ts';
import { importing } from './ar/import.ts';
import { linkSheet } from './ar/link-sheet.ts';
import { links } from './ar/links.ts';
import { list } from './ar/list.ts';
import { notifications } from './ar/notifications.ts';
import { programsPage } from './ar/programs-page.ts';
import { settings } from './ar/settings.ts';
import { sheets } from './ar/sheets.ts';
import { signInState } from './ar/sign-in-state.ts';
import { signIn } from './ar/sign-in.ts';
import { tables } from './ar/tables.ts';
import { terminals } from './ar/terminals.ts';
import { tray } from './ar/tray.ts';
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
  ...terminals,
  ...tray,
  ...list,
  ...chained,
  ...signIn,
  ...signInState,
  ...sheets,
  ...activity,
  ...settings,
  ...tables,
};
