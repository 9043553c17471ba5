import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Updates } from '../../contract/updates.ts';
import type { Platform } from '../../core/ports/platform.ts';

export interface OwnPackage {
  readonly platform: Pick<Platform, 'system' | 'packaged'>;
  /** `process.resourcesPath`: what lies beside the archive. */
  readonly resources: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Longer than any that electron-builder writes (characters). */
const mostOfIt = 4000;

/**
 * Why this copy is to look for no updates; null: it may. Of Linux the AppImage alone replaces itself: what deb and rpm bring
 * belongs to the package manager, and electron-updater would install it without looking at a signature (electron-builder,
 * features/auto-update.md).
 */
export async function withoutUpdates({ platform, resources, environment }: OwnPackage): Promise<Updates['without']> {
  if (!platform.packaged) return 'development';
  if (platform.system === 'linux' && (environment['APPIMAGE'] ?? '') === '') return 'package-manager';
  const written = await configurationIn(resources);
  return isUsable(written.slice(0, mostOfIt)) ? null : 'no-address';
}

/** Empty: there is none, or no such folder. */
async function configurationIn(resources: string): Promise<string> {
  try {
    return await readFile(join(resources, 'app-update.yml'), 'utf8');
  } catch {
    return '';
  }
}

/** electron-builder writes it beside the archive where a publisher is configured: one `key: value` a line. */
function isUsable(written: string): boolean {
  const lines = written.split('\n').map((line) => line.trim());
  const valueOf = (key: string): string | undefined =>
    lines
      .find((line) => line.startsWith(`${key}:`))
      ?.slice(key.length + 1)
      .trim();
  const provider = valueOf('provider');
  if (provider !== 'generic') return provider !== undefined;
  const url = URL.parse(valueOf('url')?.replaceAll(/^['"]|['"]$/gu, '') ?? '');
  if (url === null || url.hostname.endsWith('.invalid')) return false;
  // A release is tried out against a server of this computer.
  return url.protocol === 'https:' || (url.protocol === 'http:' && url.hostname === '127.0.0.1');
}
