import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Page } from 'playwright-core';
import type { RunningApp } from '../electron-stand-in/launch.ts';
import type { Evidence, Place } from './evidence.ts';
import type { Holder } from './programs.ts';

/** Files that hold secrets by now, each with what was seen in them. */
export type HeldFiles = ReadonlyMap<Holder, Evidence>;

/** Adds what can be seen now. What passes, such as messages, is recorded by the stand-in and complete at any time. */
export async function collect(evidence: Evidence, app: RunningApp, home: string, held: HeldFiles): Promise<void> {
  for (const { direction, channel, values } of app.ipc()) {
    evidence.add(direction === 'toMain' ? 'messages to main' : 'messages to the window', channel, values);
  }
  evidence.add('console of a page', app.console());
  evidence.add('output', app.log());
  evidence.add('notifications', app.notifications());
  evidence.add('dialogs', app.dialogs());
  evidence.add('primary selection', await app.clipboard.selection());
  evidence.add('opened addresses', app.openedLinks(), app.openedPaths());
  evidence.add('state of a window', await app.windows());
  evidence.add('tray tooltip', await app.tray.tooltip());
  evidence.add('tray menu', await app.tray.menu());
  evidence.add('application menu', await app.applicationMenu.read());
  evidence.add('content of a window', await contentOf(await app.window()));
  await collectFiles(evidence, home, held);
  await collectProcesses(evidence, app.pid);
}

/** As a page shows and reads itself: markup, values of fields, what a screen reader is told, and what it stores. */
async function contentOf(page: Page): Promise<unknown> {
  const [inside, spoken] = await Promise.all([
    page.evaluate(() => ({
      markup: document.documentElement.outerHTML,
      text: document.body.innerText,
      fields: [...document.querySelectorAll('input, textarea')].map((field) => ('value' in field ? field.value : '')),
      title: document.title,
      address: location.href,
      globals: Object.values(window).filter((value) => typeof value === 'string'),
    })),
    page.locator('body').ariaSnapshot(),
  ]);
  return [inside, spoken];
}

const fileNames: readonly (readonly [RegExp, Place])[] = [
  [/\/latchkey\.log[^/]*$/u, 'log file'],
  [/\/settings\.json[^/]*$/u, 'settings'],
  [/\/catalogue\/[^/]*$/u, 'catalogue'],
  [/\/personal\.json[^/]*$/u, 'pins and recent roles'],
  [/\/activity\.jsonl[^/]*$/u, 'activity'],
  [/\/links\.json[^/]*$/u, 'links'],
  [/\/endpoint\/consumers\.json[^/]*$/u, 'addresses for programs'],
  [/\/\.aws\/config[^/]*$/u, 'AWS config'],
  [/\/secrets\.vault[^/]*$/u, 'file of encrypted secrets'],
  [/\/latchkey-diagnostics-[^/]*$/u, 'saved diagnostics'],
  [/\/latchkey-settings-[^/]*$/u, 'exported settings'],
];

/**
 * Every file below the person's home, under the name of its place; base64 in it is also read as what it stands for.
 */
export async function collectFiles(evidence: Evidence, home: string, held: HeldFiles): Promise<void> {
  for (const entry of await readdir(home, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const place = fileNames.find(([pattern]) => pattern.test(path))?.[1] ?? 'other files';
    const bytes = await readFile(path);
    const holder = [...held].find(([{ path: pattern }]) => pattern.test(path));
    evidence.add(place, relative(home, path));
    (holder?.[1] ?? evidence).add(place, bytes, Buffer.from(bytes.toString(), 'base64'));
  }
}

/** Arguments and environment of the app and its children, as every program of this person can read them on Linux. */
async function collectProcesses(evidence: Evidence, pid: number): Promise<void> {
  const children = await readFile(`/proc/${String(pid)}/task/${String(pid)}/children`, 'utf8');
  const ids = [String(pid), ...children.split(' ').filter((id) => id !== '')];
  for (const id of ids) {
    evidence.add('arguments of a process', await readFile(`/proc/${id}/cmdline`, 'utf8'));
    evidence.add('environment of a process', await readFile(`/proc/${id}/environ`, 'utf8'));
  }
}
