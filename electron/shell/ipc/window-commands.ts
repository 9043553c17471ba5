import type { ActivityFilter } from '../../contract/activity.ts';
import type { CommandInput } from '../../contract/commands.ts';
import type { Result } from '../../contract/failure.ts';
import type { Imported } from '../../contract/settings-import.ts';
import type { AppSnapshot } from '../../contract/snapshot.ts';
import type { SettingsRoute } from '../../contract/settings-route.ts';
import { failure } from '../../core/failures/fail.ts';
import type { Latchkey } from '../../core/app/latchkey.ts';
import { usualKeys } from '../windows/summon-keys.ts';
import type { PopoverController } from '../windows/popover-controller.ts';
import type { SettingsFile } from '../desktop/settings-file.ts';
import type { CommandHandlers } from './command-server.ts';

/** The footer's "Copied" is seen before the window goes (docs/design.md#windows). */
const afterCopyMs = 600;

export interface WindowActions {
  /** The person sent the window away by a key; the keyboard goes back where they were. */
  readonly sentAway: () => void;
  readonly quit: () => void;
  readonly openSettings: (route: SettingsRoute | null) => void;
  readonly settingsAt: (route: SettingsRoute) => void;
  readonly closeSettings: () => void;
  /** Opens the system's page for network and proxy; answers whether it did. */
  readonly openNetworkSettings: () => Promise<boolean>;
  /** Whether the window is wanted after an action, too. */
  readonly stays: () => boolean;
  readonly changeSummonKeys: (keys: string | null) => Result<null>;
  readonly saveActivity: (filter: ActivityFilter) => Promise<Result<{ saved: boolean }>>;
  readonly showDiagnostics: () => Promise<Result<{ text: string }>>;
  readonly saveDiagnostics: () => Promise<Result<{ saved: boolean }>>;
  readonly settingsFile: SettingsFile;
}

/** Core's commands as the window has them: what was opened or copied also takes the window out of the way. */
export function windowCommands(
  latchkey: Pick<Latchkey, 'commands'>,
  popover: Pick<PopoverController, 'hide' | 'hideIn' | 'summon'>,
  actions: WindowActions,
  fitting: (snapshot: AppSnapshot) => AppSnapshot,
): CommandHandlers {
  const { sentAway, quit, openSettings, settingsAt, closeSettings, openNetworkSettings } = actions;
  return {
    ...latchkey.commands,
    async 'snapshot.get'(input) {
      const result = await latchkey.commands['snapshot.get'](input);
      return result.ok ? { ok: true, value: fitting(result.value) } : result;
    },
    async 'role.perform'(input) {
      const result = await latchkey.commands['role.perform'](input);
      if (!result.ok || actions.stays()) return result;
      if (input.intent.kind === 'open-console' || input.intent.kind === 'open-terminal') popover.hide();
      else if (input.intent.kind.startsWith('copy-')) popover.hideIn(afterCopyMs);
      return result;
    },
    'window.hide': doing(() => {
      popover.hide();
      sentAway();
    }),
    'window.open-settings': doing(({ route }) => openSettings(route)),
    'window.settings-at': doing(({ route }) => settingsAt(route)),
    'window.close-settings': doing(closeSettings),
    'window.add-organisation': doing(({ found }) => popover.summon({ kind: 'add-organisation', found })),
    async 'window.open-network-settings'() {
      const isOpen = await openNetworkSettings();
      return isOpen ? { ok: true, value: null } : { ok: false, failure: failure('not-found') };
    },
    'window.save-activity': ({ filter }) => actions.saveActivity(filter),
    'window.show-diagnostics': actions.showDiagnostics,
    'window.save-diagnostics': actions.saveDiagnostics,
    'window.export-settings': ({ names }) => actions.settingsFile.save(names),
    'window.open-settings-file': actions.settingsFile.open,
    'settings.import': (input) => importWithKeys(latchkey, actions, input),
    async 'window.summon-keys'({ keys }) {
      const keep = () => latchkey.commands['settings.change']({ change: { summonKeys: keys } });
      // Nothing is asked of the system for what is not kept.
      const now = await latchkey.commands['snapshot.get']({});
      if (now.ok && now.value.policy.settings.includes('summonKeys')) return await keep();
      const changed = actions.changeSummonKeys(keys);
      return changed.ok ? await keep() : changed;
    },
    'window.quit': doing(quit),
  };
}

/** As in Settings › Shortcuts: keys that the system refuses are not kept, and said. */
async function importWithKeys(
  { commands }: Pick<Latchkey, 'commands'>,
  { changeSummonKeys }: Pick<WindowActions, 'changeSummonKeys'>,
  input: CommandInput<'settings.import'>,
): Promise<Result<Imported>> {
  const before = await commands['snapshot.get']({});
  const imported = await commands['settings.import'](input);
  const after = await commands['snapshot.get']({});
  if (!imported.ok || !before.ok || !after.ok) return imported;
  const { summonKeys } = after.value.settings;
  if (summonKeys === before.value.settings.summonKeys || changeSummonKeys(summonKeys).ok) return imported;
  await commands['settings.change']({ change: { summonKeys: before.value.settings.summonKeys } });
  const refusedKeys = summonKeys ?? usualKeys(after.value.platform);
  return { ok: true, value: { ...imported.value, changed: imported.value.changed - 1, refusedKeys } };
}

/** For commands that are done at once and answer nothing. */
function doing<Input>(run: (input: Input) => void): (input: Input) => Promise<Result<null>> {
  return (input) => {
    run(input);
    return Promise.resolve({ ok: true, value: null });
  };
}
