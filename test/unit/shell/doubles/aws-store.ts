import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AwsFiles } from '../../../../electron/core/ports/aws-files.ts';
import { Secret } from '../../../../electron/core/secret.ts';
import type { AwsFileEnvironment } from '../../../../electron/shell/desktop/files/aws-file-paths.ts';
import { createAwsFileStore } from '../../../../electron/shell/desktop/files/aws-file-store.ts';
import { ManualClock } from '../../../harness/manual-clock.ts';
import { RecordingLog } from '../../../harness/recording-log.ts';

/** The store over a home folder; its own data are in `data` there. Its clock stands still, in the past unless told: no file is recent to it. */
export function storeIn(
  home: string,
  environment: Partial<AwsFileEnvironment> = {},
  now = 0,
  wholeEnvironment?: Promise<AwsFileEnvironment>,
): AwsFiles {
  return createAwsFileStore({
    ...(wholeEnvironment === undefined ? {} : { wholeEnvironment }),
    environment: { home, configFile: undefined, credentialsFile: undefined, ...environment },
    dataFolder: join(home, 'data'),
    clock: new ManualClock(now),
    identifiers: { uuid: randomUUID },
    log: new RecordingLog(),
  });
}

export function writeConfig(home: string, text: string, mode = 0o644): string {
  mkdirSync(join(home, '.aws'), { recursive: true, mode: 0o755 });
  const file = join(home, '.aws/config');
  writeFileSync(file, text, { mode });
  return file;
}

export function textOfConfig(home: string): string {
  return readFileSync(join(home, '.aws/config'), 'utf8');
}

export function namesIn(folder: string): string[] {
  return readdirSync(folder).toSorted();
}

/** The stamp of what is there now. */
export async function stampOf(store: AwsFiles): Promise<string> {
  const read = await store.read('config');
  return read.outcome === 'read' ? read.stamp : '';
}

/** Replaces the config whatever is there; answers what came of it. */
export async function put(store: AwsFiles, text: string): Promise<unknown> {
  return store.replace('config', await stampOf(store), new Secret(text), 'keep');
}
