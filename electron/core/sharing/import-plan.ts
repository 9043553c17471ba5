import type { GlobalSettingsChange } from '../../contract/settings.ts';
import type { EnvironmentRules } from '../../contract/environment.ts';
import {
  mostShown,
  type ImportChoice,
  type ImportPartView,
  type ImportPreview,
} from '../../contract/settings-import.ts';
import { importParts } from '../../shared/tables/import-parts.ts';
import { text } from '../../shared/text/text.ts';
import type { Settings } from '../ports/settings.ts';
import { onlyGiven } from '../storage/only-given.ts';
import { oneLine } from '../safe-text/one-line.ts';
import type { LabelEdit } from '../accounts/pins/pinned-and-recent.ts';
import { planLabels, planProfiles } from './plan-accounts.ts';
import { planOrganisations } from './plan-organisations.ts';
import type { Here } from './plan-part.ts';
import { planRules } from './plan-rules.ts';
import { planNotifications, planSettings, planShortcuts } from './plan-settings.ts';
import type { LeftOut, Shared } from './read-shared.ts';

/** As much of a command line as a list takes (characters). */
const longestProgram = 120;

/** What an import would do, worked out for what is here now. */
export interface ImportPlan {
  readonly preview: Omit<ImportPreview, 'id' | 'file'>;
  readonly doing: (choice: ImportChoice) => ImportedChange;
}

/** What an import does, with what was chosen. */
export interface ImportedChange {
  /** All that the settings take, in one change. */
  readonly settings: Partial<Settings>;
  /** Those among them that are of all of Latchkey. */
  readonly global: GlobalSettingsChange;
  /** Null: the rules stay. */
  readonly rules: EnvironmentRules | null;
  readonly labels: readonly LabelEdit[];
  readonly changed: number;
}

/** Compares a file with what is here. Nothing is asked of the network, and nothing is changed. */
export function planImport(shared: Shared, here: Here): ImportPlan {
  const organisations = planOrganisations(shared, here);
  const all = partsWith(shared, here, organisations.ids('add'));
  const parts = [organisations, ...all].flatMap(({ view }) => view ?? []);
  // An account is looked at for its names and for what is hidden.
  const everyLeftOut = [shared, organisations, ...all].flatMap((one) => one.leftOut);
  const leftOut = [...new Map(everyLeftOut.map((one) => [`${one.why} ${one.at}`, one])).values()];
  return {
    preview: {
      parts: importParts.flatMap((part) => parts.find((one) => one.part === part) ?? []),
      leftOut: leftOut.slice(0, mostShown).map(sentenceOf),
      leftOutMore: Math.max(0, leftOut.length - mostShown),
      unknown: shared.unknown.slice(0, mostShown),
      programs: programsIn(shared),
    },
    doing(choice) {
      const ids = organisations.ids(choice.organisations);
      const taken = partsWith(shared, here, ids);
      const [rules, settings, notifications, shortcuts, names, hidden, profiles] = taken;
      const made = rules.rules(choice.rules);
      const off = notifications.change(choice.notifications);
      const given = profiles.names(choice.profiles);
      const global = { ...settings.change(choice.settings), ...shortcuts.change(choice.shortcuts) };
      return {
        settings: {
          ...organisations.change(choice.organisations),
          ...onlyGiven(global),
          ...(made === null ? {} : { environmentRules: made, environments: [] }),
          ...(off === null ? {} : { notificationsOff: off }),
          ...(given === null ? {} : { profileNames: given }),
        },
        global,
        rules: made,
        labels: [...names.edits(choice.names), ...hidden.edits(choice.hidden)],
        // Without an organisation of the file, what it says of its accounts is left out too.
        changed: [organisations, ...taken]
          .flatMap(({ view }) => view ?? [])
          .reduce((sum, part) => sum + takenOf(part, choice), 0),
      };
    },
  };
}

function partsWith(shared: Shared, here: Here, ids: ReadonlyMap<string, string>) {
  return [
    planRules(shared, here, ids),
    planSettings(shared, here),
    planNotifications(shared, here),
    planShortcuts(shared, here),
    planLabels('names', shared, here, ids),
    planLabels('hidden', shared, here, ids),
    planProfiles(shared, here, ids),
  ] as const;
}

function takenOf({ part, added, differing, removed }: ImportPartView, choice: ImportChoice): number {
  if (choice[part] === 'skip') return 0;
  return choice[part] === 'add' ? added : added + differing + removed;
}

/** Command lines are not started by an import; each is asked about before its first start. */
function programsIn({ organisations, settings }: Shared): string[] {
  const lines = [...organisations.map((one) => one.settings.browserCommand), settings.terminalCommand];
  // Two that begin alike are one line.
  return [...new Set(lines.flatMap((line) => oneLine(line ?? '', longestProgram) ?? []))].slice(0, mostShown);
}

function sentenceOf({ why, at }: LeftOut): string {
  return text('settings-import.left-out', { why, at });
}
