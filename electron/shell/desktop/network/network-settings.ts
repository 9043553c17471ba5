import type { Shell } from 'electron';
import type { Platform } from '../../../core/ports/platform.ts';

/**
 * The system's page for network and proxy, by an address that holds nothing from outside. macOS 13 and later name it by
 * its extension; Windows 10 and later by `ms-settings:` (Microsoft, "Launch Windows Settings"). Linux has no such address.
 */
const pages: Readonly<Record<Platform['system'], string | null>> = {
  darwin: 'x-apple.systempreferences:com.apple.Network-Settings.extension',
  win32: 'ms-settings:network-proxy',
  linux: null,
};

/** Opens it; answers whether the system took it. */
export async function openNetworkSettings(
  shell: Pick<Shell, 'openExternal'>,
  system: Platform['system'],
): Promise<boolean> {
  const page = pages[system];
  if (page === null) return false;
  return await shell.openExternal(page).then(
    () => true,
    () => false,
  );
}
