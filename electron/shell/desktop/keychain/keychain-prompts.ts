import type { Platform } from '../../../core/ports/platform.ts';
import { hasOwner, readBoolean, type SessionBus } from '../session-bus.ts';

const secretService = 'org.freedesktop.secrets';
/** KDE's own, which Chromium asks on Plasma (key_storage_kwallet.cc). */
const wallets = ['org.kde.kwalletd6', 'org.kde.kwalletd5'];

/** Whether the keychain that has just said no can have asked the person. */
export type MayHaveAsked = () => Promise<boolean>;

/**
 * macOS asks for the password of a locked keychain, and whether Latchkey may use its key. Windows never asks (DPAPI opens
 * with the sign-in to the computer). On Linux a keyring asks that is on the bus and locked, or that has no default
 * collection yet; where there is none, or where it is not known, nobody was asked.
 */
export function createKeychainPrompts(system: Platform['system'], bus: SessionBus): MayHaveAsked {
  return async () => {
    if (system !== 'linux') return system === 'darwin';
    if ((await hasOwner(bus, secretService)) === true) return (await isLocked(bus)) !== false;
    for (const wallet of wallets) if ((await hasOwner(bus, wallet)) === true) return true;
    return false;
  };
}

/** The default collection (freedesktop.org, Secret Service API); null: there is none. */
function isLocked(bus: SessionBus): Promise<boolean | null> {
  return bus.ask(
    {
      destination: secretService,
      path: '/org/freedesktop/secrets/aliases/default',
      interface: 'org.freedesktop.DBus.Properties',
      method: 'Get',
      texts: ['org.freedesktop.Secret.Collection', 'Locked'],
    },
    readBoolean,
  );
}
