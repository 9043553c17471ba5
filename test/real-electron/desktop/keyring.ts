import { until } from '../../harness/until.ts';
import type { Desktop } from './desktop.ts';

/**
 * `unlocked`: as after signing in to the computer. `locked`: it asks for its password. `empty`: the service is there and
 * has no keyring yet, so that it asks for the password of a new one. `none`: no Secret Service.
 */
export type KeyringKind = 'unlocked' | 'locked' | 'empty' | 'none';

/** What unlocks the keyring, for tests that answer its prompt. */
export const keyringPassword = 'correct horse';
const serviceName = 'org.freedesktop.secrets';

/** Brings GNOME's keyring, Debian's Secret Service, into the state. */
export async function startKeyring(desktop: Desktop, kind: KeyringKind): Promise<void> {
  if (kind === 'none' || kind === 'empty') return;
  // With `--unlock` it makes the keyring "login" of the password it reads, or opens it.
  const words = ['--unlock', '--foreground', '--components=secrets'];
  const daemon = desktop.children.start('gnome-keyring-daemon', words, desktop.environment, keyringPassword);
  await until(
    () => `the keyring (${daemon.log()})`,
    () => isThere(desktop),
  );
  await until('the default keyring', async () => (await defaultCollection(desktop)).includes('/collection/login'));
  if (kind === 'locked') await lockKeyring(desktop);
}

/** Locks it, as a desktop does that was signed in to without its password. */
export async function lockKeyring(desktop: Desktop): Promise<void> {
  const collection = (await defaultCollection(desktop)).trim().split(' ')[1]?.replaceAll('"', '') ?? '';
  const words = ['/org/freedesktop/secrets', 'org.freedesktop.Secret.Service', 'Lock', 'ao', '1', collection];
  await desktop.run('busctl', [...call, ...words]);
}

const call = ['--user', 'call', serviceName];

async function isThere(desktop: Desktop): Promise<boolean> {
  const bus = 'org.freedesktop.DBus';
  const words = ['--user', 'call', bus, '/org/freedesktop/DBus', bus, 'NameHasOwner', 's', serviceName];
  return (await desktop.run('busctl', words)).includes('true');
}

function defaultCollection(desktop: Desktop): Promise<string> {
  const words = [...call, '/org/freedesktop/secrets', 'org.freedesktop.Secret.Service', 'ReadAlias', 's', 'default'];
  return desktop.run('busctl', words);
}
