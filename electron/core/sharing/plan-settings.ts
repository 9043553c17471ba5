import * as v from 'valibot';
import { guardMemories, globalSettings, productionReads, type GlobalSettingsChange } from '../../contract/settings.ts';
import type { ImportPartView, ImportWay } from '../../contract/settings-import.ts';
import { globalRows } from '../../shared/tables/settings.ts';
import { switchedKinds } from '../../shared/tables/notification-kinds.ts';
import { summonKeysProblem } from '../../shared/model/summon-keys.ts';
import { text, type KeyOf } from '../../shared/text/text.ts';
import { isSame } from '../policy/is-same.ts';
import { partView, type Here } from './plan-part.ts';
import type { LeftOut, Shared } from './read-shared.ts';

/** What values of a file would change: settings, shortcuts or switches of notifications. */
export interface ValuesPlan<Change> {
  /** Null: the file has none. */
  readonly view: ImportPartView | null;
  readonly leftOut: readonly LeftOut[];
  readonly change: (way: ImportWay) => Change;
}

type Key = keyof typeof globalSettings;
type Values = Readonly<Partial<Record<Key, unknown>>>;

const usual: Values = v.parse(v.object(globalSettings), {});
const ofShortcuts: ReadonlySet<string> = new Set<Key>(['shortcuts', 'summonKeys']);
const terminalSystems: Readonly<Record<string, string>> = globalRows.terminal.systems;

/** Settings whose rows have no label in the table. */
const ownLabels: Readonly<Partial<Record<Key, KeyOf>>> = {
  language: 'language.label',
  guardSkipsReadOnly: 'guard-settings.skip',
  readOnlySets: 'guard-settings.names',
  guardMemory: 'guard-settings.memory',
};

/** Compares settings of all of Latchkey; `add` fills in what is here as it is by itself. */
export function planSettings({ settings }: Shared, here: Here): ValuesPlan<GlobalSettingsChange> {
  const leftOut: LeftOut[] = [];
  const now: Values = here.settings;
  const { choices } = here.managed.view();
  const given = entriesOf(settings).filter(([key]) => !ofShortcuts.has(key));
  const wanted = given.filter(([key, value]) => {
    if (isSame(value, now[key])) return false;
    const isLeft = !here.managed.isFixed(key) && (choices[key]?.includes(String(value)) ?? true);
    const system = key === 'terminal' ? terminalSystems[String(value)] : undefined;
    if (isLeft && (system === undefined || system === here.system)) return true;
    leftOut.push({ why: isLeft ? 'system' : 'policy', at: labelOf(key) });
    return false;
  });
  const added = wanted.filter(([key]) => isSame(now[key], usual[key]));
  const less = (all: readonly Entry[]): number => all.filter(([key, value]) => asksLess(key, value, now[key])).length;
  return {
    leftOut,
    change: (way) => Object.fromEntries(chosen(way, added, wanted)),
    view:
      given.length === 0
        ? null
        : partView(
            'settings',
            wanted.map(([key]) => labelOf(key)),
            {
              added: added.length,
              differing: wanted.length - added.length,
              same: given.length - wanted.length,
              lowers: { add: { accounts: 0, items: less(added) }, replace: { accounts: 0, items: less(wanted) } },
            },
          ),
  };
}

/** The same for the keys of the window, each shortcut by itself, and those that show it from anywhere. */
export function planShortcuts({ settings }: Shared, here: Here): ValuesPlan<GlobalSettingsChange> {
  const { shortcuts = {}, summonKeys } = settings;
  const now = here.settings;
  const leftOut: LeftOut[] = [];
  const keys = Object.entries(shortcuts);
  const own = new Map(Object.entries(now.shortcuts));
  const isTaken = (key: Key, isWanted: boolean): boolean => {
    if (!isWanted || !here.managed.isFixed(key)) return !isWanted;
    leftOut.push({ why: 'policy', at: text(key === 'shortcuts' ? 'settings.shortcuts' : 'shortcuts.summon') });
    return true;
  };
  const others = keys.filter(([name, chord]) => own.get(name) !== chord);
  const wanted = isTaken('shortcuts', others.length > 0) ? [] : withoutHeld(others, own);
  if (!here.managed.isFixed('shortcuts')) {
    const held = others.filter((one) => !wanted.includes(one));
    leftOut.push(...held.map(([name]) => ({ why: 'keys', at: `settings.shortcuts.${name}` }) as const));
  }
  const isNone = summonKeys != null && summonKeysProblem(summonKeys, here.system) !== null;
  if (isNone) leftOut.push({ why: 'value', at: 'settings.summonKeys' });
  const isSummon = !isNone && summonKeys !== undefined && summonKeys !== now.summonKeys;
  const summon = isTaken('summonKeys', isSummon) || summonKeys === undefined ? null : { summonKeys };
  const added = wanted.filter(([name, chord]) => !own.has(name) && !isHeld(chord, name, own));
  const summonAdds = summon !== null && now.summonKeys === null ? 1 : 0;
  const count = keys.length + (summonKeys === undefined || isNone ? 0 : 1);
  const differing = wanted.length - added.length + (summon === null ? 0 : 1 - summonAdds);
  return {
    leftOut,
    change: (way) => ({
      ...(wanted.length === 0 || way === 'skip'
        ? {}
        : { shortcuts: { ...now.shortcuts, ...Object.fromEntries(chosen(way, added, wanted)) } }),
      ...(summon !== null && (way === 'replace' || (way === 'add' && summonAdds === 1)) ? summon : {}),
    }),
    view:
      count === 0
        ? null
        : partView('shortcuts', [], {
            added: added.length + summonAdds,
            differing,
            same: count - added.length - summonAdds - differing,
          }),
  };
}

/** Those whose keys no other action has then. One that is left out keeps its own, which another one may have counted on. */
function withoutHeld(
  others: readonly (readonly [name: string, chord: string])[],
  own: ReadonlyMap<string, string>,
): readonly (readonly [name: string, chord: string])[] {
  const after = new Map([...own, ...others]);
  const free = others.filter(([name, chord]) => !isHeld(chord, name, after));
  return free.length === others.length ? free : withoutHeld(free, own);
}

/** Whether another action has these keys. */
function isHeld(chord: string, name: string, keys: ReadonlyMap<string, string>): boolean {
  return [...keys].some(([other, its]) => other !== name && its === chord);
}

/** The same for the kinds of notifications; `change` gives those that are off then. */
export function planNotifications({ notifications }: Shared, here: Here): ValuesPlan<string[] | null> {
  const off = here.settings.notificationsOff;
  const given = switchedKinds.flatMap((kind) => {
    const on = notifications[kind];
    return on === undefined ? [] : [[kind, on] as const];
  });
  const wanted = given.filter(([kind, on]) => on === off.includes(kind));
  const added = wanted.filter(([, on]) => !on);
  return {
    leftOut: [],
    change(way) {
      const taken = new Map(chosen(way, added, wanted));
      const kept = off.filter((kind) => !(taken as ReadonlyMap<string, boolean>).has(kind));
      return taken.size === 0 ? null : [...kept, ...[...taken].flatMap(([kind, on]) => (on ? [] : [kind]))];
    },
    view:
      given.length === 0
        ? null
        : partView(
            'notifications',
            wanted.map(([kind]) => text(`notification.${kind}.label`)),
            { added: added.length, differing: wanted.length - added.length, same: given.length - wanted.length },
          ),
  };
}

type Entry = readonly [key: Key, value: unknown];

function entriesOf(settings: Values): Entry[] {
  return (Object.keys(globalSettings) as Key[]).flatMap((key): Entry[] =>
    settings[key] === undefined ? [] : [[key, settings[key]]],
  );
}

function chosen<Item>(way: ImportWay, added: readonly Item[], all: readonly Item[]): readonly Item[] {
  if (way === 'skip') return [];
  return way === 'add' ? added : all;
}

function labelOf(key: Key): string {
  const own = ownLabels[key];
  if (own !== undefined) return text(own);
  const row = globalRows[key];
  return 'label' in row ? text(`setting.${key}.label` as KeyOf) : key;
}

/** Whether less would stand before the use of production. */
function asksLess(key: Key, value: unknown, now: unknown): boolean {
  const isAfter = (all: readonly unknown[]): boolean => all.indexOf(value) > all.indexOf(now);
  if (key === 'guardMemory') return isAfter(guardMemories);
  if (key === 'productionReads') return isAfter(productionReads.toReversed());
  if (key === 'guardSkipsReadOnly') return value === true;
  return key === 'readOnlySets' && Array.isArray(value) && value.some((name) => !(now as unknown[]).includes(name));
}
