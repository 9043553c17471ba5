import type { MenuEntry } from './session-tray.ts';

/** The entries of a menu as lines: `---` between parts, in brackets what cannot be chosen, in a list what a submenu holds. */
type MenuShape = readonly (string | readonly [label: string, entries: MenuShape])[];

export function menuShape(entries: readonly MenuEntry[]): MenuShape {
  return entries.map(({ separator, enabled, label, children }) => {
    if (separator) return '---';
    if (children.length > 0) return [label, menuShape(children)];
    return enabled ? label : `(${label})`;
  });
}
