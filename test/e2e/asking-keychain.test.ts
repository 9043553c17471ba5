import { readdir } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import type { RunningApp } from '../electron-stand-in/launch.ts';
import { signIn, snapshotOf, type Desk } from './support/desk.ts';
import { deskTest as it } from './support/fixtures.ts';

const asks = 'The keychain of this computer has not answered yet.';
const refused = 'The keychain of this computer was not opened, so sign-ins are forgotten when Latchkey quits.';
const refusedLocked = 'The keychain of this computer was not opened, so the stored sign-ins wait.';

async function noticesOf(page: Page): Promise<string[]> {
  return (await snapshotOf(page)).notices.map(({ sentence }) => sentence);
}

/** The first start, with a keychain that asks the person: the window as it is a moment later. */
async function startAsked(desk: Desk): Promise<{ app: RunningApp; page: Page }> {
  const app = await desk.startApp({ faults: { keychain: 'asking' } });
  const page = await app.window();
  await page.getByText('Welcome to Latchkey').waitFor();
  await app.clock.advance(1_000);
  await page.getByText(asks).waitFor();
  return { app, page };
}

async function expectSignedIn(app: RunningApp): Promise<void> {
  await expect.poll(() => app.tray.tooltip()).toMatch(/^Latchkey: Northwind, signed in since/u);
}

async function stateOf(page: Page): Promise<string | undefined> {
  return (await snapshotOf(page)).organisations[0]?.signIn.state;
}

describe('a keychain that asks the person at the first start', () => {
  it('has the window before it, which says so until it is answered, and keeps a sign-in made meanwhile', async ({
    desk,
  }) => {
    const { app } = await startAsked(desk);
    const shown = (await app.windows()).map(({ visible }) => visible);
    // The prompt takes the keyboard, however long the person takes with it.
    await app.clock.advance(10_000);
    await app.blurWindow(1);
    const behind = (await app.windows()).map(({ visible }) => visible);
    const page = await signIn(app, desk);
    const meanwhile = [await stateOf(page), (await noticesOf(page)).map((said) => said.startsWith(asks))];
    const files = await readdir(desk.profile);
    await app.setFaults({ keychain: 'working' });
    await expect.poll(() => noticesOf(page)).toEqual([]);
    const questions = await app.keychainQuestions();
    await app.quit();
    expect({ shown, behind, meanwhile, written: files.includes('secrets.vault'), questions }).toEqual({
      shown: [true],
      behind: [true],
      meanwhile: ['signed-in', [true]],
      written: false,
      questions: 1,
    });
    await expectSignedIn(await desk.startApp());
  });

  it('is not asked again once it was refused, whatever is stored then', async ({ desk }) => {
    const { app, page } = await startAsked(desk);
    // Refused, Chromium takes the key that is in its source (browser_process_impl.cc, PosixKeyProvider).
    await app.setFaults({ keychain: 'basic_text' });
    await page.getByText(refused).waitFor();
    await app.setFaults({ keychain: 'asking' });
    await signIn(app, desk);
    await app.power.unlockScreen();
    await app.clock.advance(60_000);
    const seen = { state: await stateOf(page), questions: await app.keychainQuestions() };
    expect({ ...seen, notices: (await noticesOf(page)).map((said) => said.startsWith(refused)) }).toEqual({
      state: 'signed-in',
      questions: 1,
      notices: [true],
    });
  });
});

describe('a keychain that asks the person at a later start, and is refused', () => {
  it('leaves the stored sign-ins where they are, and is asked once', async ({ desk, app: first }) => {
    await signIn(first, desk);
    await first.quit();
    const app = await desk.startApp({ faults: { keychain: 'asking' } });
    await app.clock.advance(5_000);
    await app.setFaults({ keychain: 'basic_text' });
    await app.tray.click();
    const page = await app.window();
    await page.getByText(refusedLocked).waitFor();
    await app.setFaults({ keychain: 'asking' });
    await app.power.unlockScreen();
    await app.tray.click();
    await app.tray.click();
    await app.clock.advance(5_000);
    const questions = await app.keychainQuestions();
    expect(questions).toBe(1);
    await app.quit();
    await expectSignedIn(await desk.startApp());
  });
});
