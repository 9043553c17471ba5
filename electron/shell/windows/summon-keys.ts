import type { GlobalShortcut } from 'electron';
import type { Result } from '../../contract/failure.ts';
import type { Log } from '../../core/ports/desktop.ts';
import type { Platform } from '../../core/ports/platform.ts';
import { failure } from '../../core/failures/fail.ts';
import { acceleratorLabel } from '../../shared/text/accelerator-label.ts';
import { summonKeysProblem, type SummonKeysState } from '../../shared/model/summon-keys.ts';

/** The keys that show and hide the window from anywhere; they avoid ⌃⌥ (VoiceOver) and Ctrl+Alt (AltGr). */
export function usualKeys(system: Platform['system']): string {
  return system === 'darwin' ? 'Control+Command+K' : 'Alt+Shift+K';
}

export interface SummonKeysOptions {
  readonly platform: Pick<Platform, 'system' | 'wayland'>;
  readonly globalShortcut: Pick<GlobalShortcut, 'register' | 'unregister' | 'isRegistered'>;
  readonly log: Log;
  readonly summon: () => void;
}

export interface SummonKeys {
  /** Asks the system for keys at the start; null: the usual ones. */
  readonly start: (keys: string | null) => void;
  /** Exchanges them; where the system refuses the new ones, the old ones stay. */
  readonly change: (keys: string | null) => Result<null>;
  /**
   * What the settings say now, which a policy can change while Latchkey runs. What they said last time is passed over, since
   * the system may have refused it. Where it refuses the new ones, the old ones stay.
   */
  readonly follow: (keys: string | null) => void;
  /** The keys as they are told to the person; null where they do nothing. */
  readonly given: () => string | null;
  /** The same, with those that were refused. */
  readonly state: () => SummonKeysState;
}

/** Another program may hold keys, and Wayland gives none without a portal for them; the tray and a second start remain. */
export function createSummonKeys({ platform, globalShortcut, log, summon }: SummonKeysOptions): SummonKeys {
  const { system } = platform;
  let current = usualKeys(system);
  /** What the settings said last. */
  let said: string | null = null;

  /** What is no accelerator makes Electron throw. */
  function register(keys: string): boolean {
    try {
      return globalShortcut.register(keys, summon);
    } catch (error) {
      log.warn(`The keys ${keys} are none: ${String(error)}`);
      return false;
    }
  }

  /**
   * What counts where the settings say this: what is none counts as if nothing was said. What other programs need as well was
   * somebody's choice all the same, here or an administrator's.
   */
  function meant(keys: string | null): string {
    const problem = keys === null ? 'incomplete' : summonKeysProblem(keys, system);
    return keys === null || (problem !== null && problem !== 'used-by-others') ? usualKeys(system) : keys;
  }

  function isGiven(keys: string): boolean {
    if (register(keys)) return true;
    log.warn(`The keys ${keys} were not given: another program holds them, or the desktop gives none.`);
    return false;
  }

  function exchange(keys: string): void {
    if (keys !== current) globalShortcut.unregister(current);
    current = keys;
  }

  function state(): SummonKeysState {
    if (globalShortcut.isRegistered(current)) return { given: current, taken: null };
    // Elsewhere `register` answers false for keys that another program took (Electron, docs/api/global-shortcut.md). On Wayland
    // the desktop gives keys or none, for whatever reason.
    return { given: null, taken: platform.wayland ? null : current };
  }

  return {
    start(keys) {
      said = keys;
      current = meant(keys);
      isGiven(current);
    },
    follow(keys) {
      if (keys === said) return;
      said = keys;
      const wanted = meant(keys);
      if (wanted === current && globalShortcut.isRegistered(current)) return;
      if (isGiven(wanted)) exchange(wanted);
    },
    change(keys) {
      const wanted = keys ?? usualKeys(system);
      const problem = summonKeysProblem(wanted, system);
      if (problem !== null) {
        return { ok: false, failure: failure('invalid-input', { system }, null, `failure.keys-${problem}`) };
      }
      if (wanted === current && globalShortcut.isRegistered(current)) return { ok: true, value: null };
      if (!register(wanted)) {
        return {
          ok: false,
          failure: failure('invalid-input', { keys: acceleratorLabel(wanted, system) }, null, 'failure.keys-taken'),
        };
      }
      exchange(wanted);
      return { ok: true, value: null };
    },
    given: () => state().given,
    state,
  };
}
