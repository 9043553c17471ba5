/** What a desktop says of light and dark: the portal's setting, which Chromium asks (dark_mode_manager_linux.cc). */
import { until } from '../../harness/until.ts';
import type { Desktop } from './desktop.ts';

export type ColourScheme = 'light' | 'dark';

export interface AppearancePortal {
  /** The person changes it while programs run. */
  change(scheme: ColourScheme): Promise<void>;
}

const name = 'org.freedesktop.portal.Desktop';
const object = '/org/freedesktop/portal/desktop';
const settings = 'org.freedesktop.portal.Settings';
/** Of `color-scheme` (xdg-desktop-portal, org.freedesktop.portal.Settings). */
const values: Readonly<Record<ColourScheme, number>> = { dark: 1, light: 2 };

/** Starts a portal that has this one setting. Programs that are to ask it start after it. */
export async function startAppearancePortal(desktop: Desktop, scheme: ColourScheme): Promise<AppearancePortal> {
  const portal = desktop.start('/usr/bin/python3', ['-m', 'dbusmock', '--session', name, object, settings]);
  await until(
    () => `the portal (${portal.log()})`,
    async () => (await desktop.run('busctl', ['--user', 'list', '--no-legend'])).includes(name),
  );
  const tell = async (member: string, signature: string, ...words: string[]): Promise<void> => {
    const call = ['--user', 'call', '--', name, object, 'org.freedesktop.DBus.Mock', member, signature];
    await desktop.run('busctl', [...call, ...words]);
  };
  // `Read` answers a variant in a variant.
  const answer = `ret = dbus.UInt32(${String(values[scheme])}, variant_level=2)`;
  await tell('AddMethod', 'sssss', settings, 'Read', 'ss', 'v', answer);
  return {
    change: (next) =>
      tell(
        'EmitSignal',
        'sssav',
        ...[settings, 'SettingChanged', 'ssv', '3'],
        ...['s', 'org.freedesktop.appearance', 's', 'color-scheme', 'u', String(values[next])],
      ),
  };
}
