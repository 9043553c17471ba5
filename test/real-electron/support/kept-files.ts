import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RealApp } from './real-app.ts';

/** Writes into the settings what a person's own use would have left there of each organisation, while the app is not running. */
export async function changeOrganisation(app: RealApp, change: Readonly<Record<string, unknown>>): Promise<void> {
  const file = join(app.profile, 'settings.json');
  const settings = JSON.parse(await readFile(file, 'utf8')) as { organisations: Record<string, unknown>[] };
  settings.organisations = settings.organisations.map((one) => ({ ...one, ...change }));
  // The same file as before, so that it stays the user's of the desktop.
  await writeFile(file, JSON.stringify(settings));
}
