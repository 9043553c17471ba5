/** A file of settings, as it is looked at and imported. */
import type { Result } from '../../electron/contract/failure.ts';
import type { ImportChoice, Imported, ImportPreview, ImportWay } from '../../electron/contract/settings-import.ts';
import { importParts } from '../../electron/shared/tables/import-parts.ts';
import { withoutIsolates } from '../../electron/shared/text/isolate.ts';
import type { RunningCore } from './running-core.ts';

export const contoso = { name: 'Contoso', startUrl: 'https://contoso.awsapps.com/start', region: 'eu-west-1' };

/** All parts in one way. */
export const all = (way: ImportWay): ImportChoice =>
  Object.fromEntries(importParts.map((part) => [part, way])) as unknown as ImportChoice;

export const fileOf = (parts: object): string => JSON.stringify({ format: 'latchkey-settings', version: 1, ...parts });

export function opened({ latchkey }: RunningCore, text: string): ImportPreview {
  const preview = latchkey.openSettingsFile('team.json', text);
  if (!preview.ok) throw new Error(preview.failure.sentence);
  return preview.value;
}

export function refused({ latchkey }: RunningCore, text: string): string {
  const preview = latchkey.openSettingsFile('team.json', text);
  return preview.ok ? 'taken' : withoutIsolates(preview.failure.sentence);
}

export async function imported(core: RunningCore, text: string, way: ImportWay = 'add'): Promise<Result<Imported>> {
  const { id } = opened(core, text);
  return await core.latchkey.commands['settings.import']({ id, choice: all(way) });
}
