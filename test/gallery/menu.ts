/** The menu of the tray icon. The system draws it, so there is nothing to photograph: it is drawn from what the app gave the system. */
import type { Page } from 'playwright-core';
import { menuPage } from '../demo/menu-picture.ts';
import { sharedChromium } from '../electron-stand-in/host/shared-chromium.ts';
import type { Stage } from './stage.ts';

/** A page with the menu, the submenu of one entry open. */
export async function menuOf(stage: Stage, open: string): Promise<Page> {
  // The menu is made when it is asked for.
  await stage.app.tray.rightClick();
  await stage.app.clock.settle();
  const menu = await stage.app.tray.menu();
  if (!menu?.some(({ label }) => label === open)) throw new Error(`The menu of the tray has no ${open}.`);
  const { browser } = await sharedChromium();
  const page = await browser.newPage({ viewport: { width: 760, height: 640 } });
  await page.setContent(menuPage(menu, open));
  return page;
}
