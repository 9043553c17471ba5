import type { Platform } from '../../core/platform.ts';

interface Surroundings {
  readonly system: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly locale: string;
  readonly version: string;
  readonly packaged: boolean;
}

/** Puts together what this computer is. Throws where Latchkey does not run. */
export function platformValue({ system, environment, ...rest }: Surroundings): Platform {
  if (system !== 'darwin' && system !== 'win32' && system !== 'linux') {
    throw new RangeError(`Latchkey runs on macOS, Windows and Linux, not on ${system}.`);
  }
  const onLinux = system === 'linux';
  return {
    ...rest,
    system,
    wayland: onLinux && isWayland(environment),
    desktop: onLinux ? (environment['XDG_CURRENT_DESKTOP'] ?? '') : '',
  };
}

/** As Chromium chooses between Wayland and X11 since Electron 38 (docs/breaking-changes.md). */
function isWayland(environment: Surroundings['environment']): boolean {
  return environment['XDG_SESSION_TYPE'] === 'wayland' || (environment['WAYLAND_DISPLAY'] ?? '') !== '';
}
