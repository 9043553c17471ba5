/** The menu of the tray icon. The system draws it, so there is nothing to photograph: it is drawn from what the app gave the system. */
import type { Page } from 'playwright-core';
import { menuPage } from '../demo/menu-picture.ts';
import { sharedChromium } from '../electron-stand-in/host/shared-chromium.ts';
import type { Stage } from './stage.ts';

/** A page with the menu, the submenu of one entry open. */
export async function menuOf(stage: Stage, open: string): Promise<Page> {
  const { browser } = await sharedChromium();
  const page = await browser.newPage({ viewport: { width: 760, height: 640 } });
  await page.setContent(menuPage((await stage.app.tray.menu()) ?? [], open));
  return page;
}
