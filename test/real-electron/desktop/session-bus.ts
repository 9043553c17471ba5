import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Which services the bus may start by itself, of those that Debian's packages describe. */
type BusService = 'xfconf' | 'secrets' | 'prompter';

const described: Readonly<Record<BusService, readonly (readonly [name: string, program: string])[]>> = {
  // The panel's settings.
  xfconf: [['org.xfce.Xfconf', '/usr/lib/x86_64-linux-gnu/xfce4/xfconf/xfconfd']],
  secrets: [
    ['org.freedesktop.secrets', '/usr/bin/gnome-keyring-daemon --foreground --components=secrets'],
    ['org.gnome.keyring', '/usr/bin/gnome-keyring-daemon --foreground --components=secrets'],
  ],
  // Asks the person for the keyring's password.
  prompter: [['org.gnome.keyring.SystemPrompter', '/usr/libexec/gcr-prompter']],
};

/**
 * Writes the configuration of a private session bus, on which nothing starts by itself but what is listed: with the
 * system's own folders of services a desktop without a keyring would get one at the first question.
 *
 * @returns the file for `dbus-daemon --config-file`.
 */
export async function writeBusConfiguration(
  folder: string,
  socket: string,
  services: readonly BusService[],
): Promise<string> {
  const serviceFolder = join(folder, 'bus-services');
  await mkdir(serviceFolder, { recursive: true });
  for (const [name, program] of services.flatMap((service) => described[service])) {
    await writeFile(join(serviceFolder, `${name}.service`), `[D-BUS Service]\nName=${name}\nExec=${program}\n`);
  }
  const file = join(folder, 'bus.conf');
  await writeFile(
    file,
    `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${socket}</listen>
  <auth>EXTERNAL</auth>
  <servicedir>${serviceFolder}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`,
  );
  return file;
}
