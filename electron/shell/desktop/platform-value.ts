import type { Platform } from '../../core/ports/platform.ts';

interface Surroundings extends Pick<Platform, 'versions'> {
  readonly system: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly locale: string;
  readonly version: string;
  readonly packaged: boolean;
}

/** Longer than any tag of a system (characters). */
const longestLocale = 100;

/** Puts together what this computer is. Throws where Latchkey does not run. */
export function platformValue({ system, environment, locale, ...rest }: Surroundings): Platform {
  if (system !== 'darwin' && system !== 'win32' && system !== 'linux') {
    throw new RangeError(`Latchkey runs on macOS, Windows and Linux, not on ${system}.`);
  }
  const onLinux = system === 'linux';
  return {
    ...rest,
    locale: legalLocale(locale),
    system,
    wayland: onLinux && isWayland(environment),
    desktop: onLinux ? (environment['XDG_CURRENT_DESKTOP'] ?? '') : '',
  };
}

/** `C`, `en_GB` or nothing is no language tag, for which everything of `Intl` throws a RangeError (ECMA-402, 6.2.2). */
function legalLocale(text: string): string {
  try {
    return Intl.getCanonicalLocales(text.slice(0, longestLocale).replaceAll('_', '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** As Chromium chooses between Wayland and X11 since Electron 38 (Electron, breaking-changes.md). */
function isWayland(environment: Surroundings['environment']): boolean {
  return environment['XDG_SESSION_TYPE'] === 'wayland' || (environment['WAYLAND_DISPLAY'] ?? '') !== '';
}
