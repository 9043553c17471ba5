import { text } from '../../electron/shared/text/text.ts';
import { listedShortcuts, shortcutGroups } from '../../renderer/keyboard/shortcut-groups.ts';
import { keyLabels, pinnedLabel, type Platform, type ShortcutName } from '../../renderer/keyboard/shortcuts.ts';

type Listed = ShortcutName | 'pinned';

/** The tables of docs/keyboard.md, as the program has the keys: macOS, then Windows and Linux. */
export function keyboardTables(): { readonly heading: string; readonly rows: readonly string[] }[] {
  return Object.entries(shortcutGroups).map(([group, title]) => ({
    heading: text(title),
    rows: (Object.keys(listedShortcuts) as Listed[])
      .filter((name) => listedShortcuts[name].group === group)
      .map((name) => `${text(listedShortcuts[name].label)} | ${keysOf(name, 'darwin')} | ${keysOf(name, 'linux')}`),
  }));
}

function keysOf(name: Listed, platform: Platform): string {
  if (name === 'pinned') return `${pinnedLabel(0, platform)} … 9`;
  return keyLabels(name, platform).join(', ');
}
