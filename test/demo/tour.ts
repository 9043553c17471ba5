import type { Page } from 'playwright-core';
import { assertEqual, assertMatch } from './assert.ts';
import type { Narrator } from './narrator.ts';
import type { Stage } from './stage.ts';

/** What each step of the tour is given. */
export interface Tour {
  readonly stage: Stage;
  readonly narrator: Narrator;
  /** The app's window; there once it was opened. */
  readonly window: () => Promise<Page>;
}

export interface Step {
  readonly title: string;
  readonly run: (tour: Tour) => Promise<void>;
}

/** The organisation's name as the person types it. */
export const organisationName = 'Northwind';

/** The role the tour works with: a production account, credentials of one hour. */
export const role = { accountId: '111122223333', accountName: 'payments-prod', permissionSet: 'ReadOnlyAccess' };
export const roleMenuLabel = `${role.accountName}, ${role.permissionSet} (Production)`;

/** Brings the window into view by a click on the tray icon, unless it is in view. */
export async function openWindow({ stage, window }: Tour): Promise<Page> {
  const [state] = await stage.app.windows();
  if (state?.visible !== true) await stage.app.tray.click();
  const page = await window();
  // The pointer is where the tray is, not over a row.
  await page.mouse.move(0, 0);
  return page;
}

/** The row of the role in the list. */
export function rowOf(page: Page): ReturnType<Page['getByRole']> {
  const name = new RegExp(`^${role.accountName}, Production, ${role.permissionSet}, account`, 'u');
  return page.getByRole('option', { name }).first();
}

/** The line under the organisation's name says since when the person is signed in, and so does the tray. */
export async function assertSignedInSince({ stage, window }: Tour): Promise<string> {
  const page = await window();
  // The day stands before the time once midnight has passed.
  const line = page.getByText(/^Signed in since (?:.+ )?\d\d:\d\d$/u);
  await line.waitFor();
  const shown = await line.innerText();
  const since = shown.slice(-5);
  const toolTip = await stage.app.tray.tooltip();
  assertMatch(
    'Window and tray name the same start of the sign-in',
    toolTip,
    new RegExp(`^Latchkey: ${organisationName}, signed in since (?:.+ )?${since}$`, 'u'),
  );
  return since;
}

/** How often the simulator was asked for an operation. */
export function timesAsked({ simulator }: Stage, operation: string): number {
  return simulator.control.requests().filter((entry) => entry.operation === operation).length;
}

/** The app has opened exactly that many addresses in the browser so far. */
export function assertOpenedLinks({ app }: Stage, count: number): void {
  assertEqual('So many addresses were opened in the browser since the start', app.openedLinks().length, count);
}

/** The text is an ARN of the role the tour works with. */
export function assertArn(text: string): void {
  assertMatch(
    'STS answers with the ARN of this account and role',
    text,
    new RegExp(
      `^arn:aws:sts::${role.accountId}:assumed-role/AWSReservedSSO_${role.permissionSet}_[0-9a-f]{16}/.+$`,
      'u',
    ),
  );
}
