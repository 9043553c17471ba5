import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from '../../harness/until.ts';
import type { Children } from './children.ts';
import { giveTo } from './give-to.ts';
import type { KeyringKind } from './keyring.ts';
import { writeBusConfiguration } from './session-bus.ts';

/** What a desktop has beneath its screen. */
export interface Session {
  /** For every program of it; the screen adds how it is reached. */
  readonly environment: Readonly<Record<string, string>>;
  /** Starts the bus of the session; what it starts by itself gets this environment. */
  startBus(environment: Readonly<Record<string, string>>): Promise<void>;
}

/** Lays out the folders of a home that is empty: for programs of the desktop's own, for sockets, for the session bus. */
export async function prepareSession(children: Children, home: string, keyring: KeyringKind): Promise<Session> {
  const runtime = join(home, 'run');
  const programs = join(home, 'bin');
  const temporary = join(home, 'tmp');
  await mkdir(runtime, { mode: 0o700 });
  await mkdir(programs);
  await mkdir(temporary);
  const socket = join(runtime, 'bus');
  const services = ['xfconf', 'prompter', ...(keyring === 'none' ? [] : ['secrets' as const])] as const;
  const configuration = await writeBusConfiguration(home, socket, services);
  await giveTo(children.user, home);
  return {
    environment: {
      HOME: home,
      PATH: `${programs}:/usr/local/bin:/usr/bin:/bin`,
      LANG: 'C.UTF-8',
      XDG_RUNTIME_DIR: runtime,
      // What Chromium leaves there when it is killed goes with the home.
      TMPDIR: temporary,
      DBUS_SESSION_BUS_ADDRESS: `unix:path=${socket}`,
      // Nobody listens there unless a test brings one (logind.ts): the machine's own is none of its business.
      DBUS_SYSTEM_BUS_ADDRESS: `unix:path=${systemBusSocket(home)}`,
      // Nothing of the accessibility bus is started by GTK programs.
      NO_AT_BRIDGE: '1',
    },
    async startBus(environment) {
      const words = [`--config-file=${configuration}`, '--nofork', '--nopidfile'];
      const bus = children.start('dbus-daemon', words, environment);
      await until(
        () => `the session bus (${bus.log()})`,
        () => existsSync(socket),
      );
    },
  };
}

/** Where programs of the desktop look for the system bus. */
export function systemBusSocket(home: string): string {
  return join(home, 'run/system-bus');
}
