/** What systemd's logind says of sleep, on a system bus of the desktop's own. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../../harness/until.ts';
import type { Desktop } from './desktop.ts';
import { systemBusSocket } from './session.ts';
import { writeBusConfiguration } from './session-bus.ts';

export interface Logind {
  /** The computer goes to sleep, once every program that asked for a delay has let it. */
  sleep(): Promise<void>;
  /** It is awake again. */
  wake(): Promise<void>;
}

const name = 'org.freedesktop.login1';
const object = '/org/freedesktop/login1';
const manager = 'org.freedesktop.login1.Manager';

/** Starts a logind that says what a test tells it to. Programs that are to hear it start after it. */
export async function startLogind(desktop: Desktop): Promise<Logind> {
  const socket = systemBusSocket(desktop.home);
  const configuration = await writeBusConfiguration(join(desktop.home, 'system-bus'), socket, []);
  const bus = desktop.start('dbus-daemon', [`--config-file=${configuration}`, '--nofork', '--nopidfile']);
  await until(
    () => `the system bus (${bus.log()})`,
    () => existsSync(socket),
  );
  const logind = desktop.start('/usr/bin/python3', ['-m', 'dbusmock', '--system', '--template', 'logind']);
  await until(
    () => `logind (${logind.log()})`,
    async () => (await desktop.run('busctl', ['--system', 'list', '--no-legend'])).includes(name),
  );
  const delays = async (): Promise<boolean> =>
    (await desktop.run('busctl', ['--system', 'call', name, object, manager, 'ListInhibitors'])).includes('"sleep"');
  const say = async (sleeps: boolean): Promise<void> => {
    const signal = [manager, 'PrepareForSleep', 'b', '1', 'b', String(sleeps)];
    const words = ['--system', 'call', name, object, 'org.freedesktop.DBus.Mock', 'EmitSignal', 'sssav', ...signal];
    await desktop.run('busctl', words);
  };
  return {
    async sleep() {
      // Electron asks for the delay once it listens (shell/browser/lib/power_observer_linux.cc).
      await until('a program that delays sleep', delays);
      await say(true);
      await until('sleep is delayed no more', async () => !(await delays()));
    },
    wake: () => say(false),
  };
}
