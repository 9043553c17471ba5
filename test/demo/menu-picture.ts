import type { MenuEntry } from '../electron-stand-in/launch.ts';
import type { Tour } from './tour.ts';

/** A picture of the tray's menu as it is now, with one of its submenus open. */
export async function pictureMenu({ stage, narrator }: Tour, name: string, open = ''): Promise<void> {
  const drawing = await stage.browse('about:blank');
  await drawing.setContent(menuPage((await stage.app.tray.menu()) ?? [], open));
  await narrator.picture(name, drawing);
  await drawing.close();
}

/** A page that draws the tray's menu as a panel would, with one submenu open: there is no panel to photograph. */
export function menuPage(menu: readonly MenuEntry[], open: string): string {
  const opened = menu.find(({ label }) => label === open)?.submenu ?? [];
  return `<!doctype html><meta charset="utf-8"><title>Tray menu</title><style>
    body { margin: 0; padding: 24px; display: flex; gap: 4px; align-items: flex-start; background: #d8dce4;
      font: 14px Inter, system-ui, sans-serif; color: #1c1e24 }
    ul { list-style: none; margin: 0; padding: 6px; background: #fff; border-radius: 8px; min-width: 230px;
      box-shadow: 0 4px 16px #0003 }
    li { padding: 6px 10px; border-radius: 5px; display: flex; justify-content: space-between; gap: 24px }
    .off { color: #6b7280 } .on { background: #dbe7ff } hr { border: 0; border-top: 1px solid #e3e6ec; margin: 5px 4px }
  </style>${list(menu, open)}${list(opened, '')}`;
}

function list(entries: readonly MenuEntry[], open: string): string {
  return `<ul>${entries.map((entry) => item(entry, open)).join('')}</ul>`;
}

function item({ type, label, enabled, submenu }: MenuEntry, open: string): string {
  if (type === 'separator') return '<hr>';
  const state = label === open ? 'on' : enabled ? '' : 'off';
  return `<li class="${state}"><span>${escaped(label.replaceAll('&&', '&'))}</span>${submenu === null ? '' : '<span>›</span>'}</li>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
