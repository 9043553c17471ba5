import { EventEmitter } from 'node:events';
import '../electron-types.ts';
import { rule } from '../mutants.ts';
import { throwingByName } from '../unmodelled.ts';
import type { BrowserWindow } from './browser-window.ts';
import type { NativeImage } from './native-image.ts';
import { onCommand } from './commands.ts';
import { StandInEvent } from './events.ts';
import { record } from './host.ts';

export type MenuItemTemplate = Omit<
  Electron.MenuItemConstructorOptions,
  'click' | 'icon' | 'submenu' | 'sharingItem'
> & {
  click?: (menuItem: MenuItem, window: BrowserWindow | undefined, event: Electron.KeyboardEvent) => void;
  icon?: NativeImage | string;
  submenu?: MenuItemTemplate[] | Menu;
};

/** What can be read of a menu from outside. */
export interface MenuEntry {
  id: string;
  label: string;
  type: string;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  role: string | null;
  accelerator: string | null;
  toolTip: string;
  sublabel: string;
  submenu: MenuEntry[] | null;
}

const types = new Set(['normal', 'separator', 'submenu', 'checkbox', 'radio', 'header', 'palette']);

let lastCommandId = 0;

export class MenuItem {
  readonly id: string;
  label: string;
  readonly type: NonNullable<Electron.MenuItemConstructorOptions['type']>;
  readonly role: Electron.MenuItemConstructorOptions['role'];
  readonly accelerator: string | null;
  readonly submenu: Menu | undefined;
  readonly commandId = ++lastCommandId;
  sublabel: string;
  toolTip: string;
  icon: NativeImage | string | undefined;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  readonly click: () => void;

  /** @throws Error for a type Electron does not know, or a submenu entry without submenu. */
  constructor(options: MenuItemTemplate) {
    refuseUnknown(options);
    const submenu = options.submenu;
    this.submenu = submenu === undefined || submenu instanceof Menu ? submenu : Menu.buildFromTemplate(submenu);
    this.type = options.type ?? (this.submenu === undefined ? 'normal' : 'submenu');
    this.id = options.id ?? '';
    this.label = options.label ?? '';
    this.role = loweredRole(options.role);
    this.accelerator = options.accelerator ?? null;
    this.sublabel = options.sublabel ?? '';
    this.toolTip = options.toolTip ?? '';
    this.icon = options.icon;
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.click = () => {
      if (this.type === 'checkbox') this.checked = !this.checked;
      if (this.type === 'radio') this.checked = true;
      options.click?.(this, undefined, { triggeredByAccelerator: false });
    };
  }
}

export class Menu extends EventEmitter<{
  'menu-will-show': [event: StandInEvent];
  'menu-will-close': [event: StandInEvent];
}> {
  readonly items: MenuItem[] = [];
  private static applicationMenu: Menu | null = null;

  static buildFromTemplate(template: (MenuItemTemplate | MenuItem)[]): Menu {
    if (!Array.isArray(template)) throw new TypeError('Invalid template for Menu: Menu template must be an array');
    const menu = new Menu();
    for (const item of template) menu.append(item instanceof MenuItem ? item : new MenuItem(item));
    return throwingByName('Menu', menu);
  }

  static setApplicationMenu(menu: Menu | null): void {
    Menu.applicationMenu = menu;
  }

  static getApplicationMenu(): Menu | null {
    return Menu.applicationMenu;
  }

  append(item: MenuItem): void {
    this.items.push(item);
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }

  popup(): void {
    this._willShow();
  }

  closePopup(): void {
    this.emit('menu-will-close', new StandInEvent());
  }

  _willShow(): void {
    this.emit('menu-will-show', new StandInEvent());
    record({ kind: 'menu', text: JSON.stringify(this._entries()) });
  }

  _entries(): MenuEntry[] {
    return this.items.map((item) => ({
      id: item.id,
      label: item.label,
      type: item.type,
      enabled: item.enabled,
      visible: item.visible,
      checked: item.checked,
      role: item.role ?? null,
      accelerator: item.accelerator,
      toolTip: item.toolTip,
      sublabel: item.sublabel,
      submenu: item.submenu?._entries() ?? null,
    }));
  }
}

/** As told by `MenuItem.role`, whether Electron knows it or not (lib/browser/api/menu-item.ts). */
function loweredRole(role: MenuItemTemplate['role']): MenuItemTemplate['role'] {
  return rule('unknown-menu-roles-are-taken') ? (role?.toLowerCase() as typeof role) : role;
}

function refuseUnknown(options: MenuItemTemplate): void {
  const { type, submenu } = options;
  if (type !== undefined && !types.has(type)) throw new Error(`Unknown menu item type: ${type}`);
  if (type === 'submenu' && submenu === undefined) throw new Error('Invalid submenu');
}

/** Finds an item by id, else by the labels on the way to it, and clicks it as a person would. */
export function clickItem(menu: Menu | null, target: string | string[]): void {
  const item =
    typeof target === 'string' ? (menu?.getMenuItemById(target) ?? byLabels(menu, [target])) : byLabels(menu, target);
  if (item === null || !item.visible) {
    throw new Error(
      `The menu has no visible item ${JSON.stringify(target)}. It has: ${JSON.stringify(menu?._entries() ?? [])}`,
    );
  }
  if (!item.enabled && rule('disabled-items-cannot-be-chosen'))
    throw new Error(`The menu item ${JSON.stringify(target)} is disabled.`);
  item.click();
}

function byLabels(menu: Menu | null, labels: string[]): MenuItem | null {
  const [first, ...rest] = labels;
  const item = menu?.items.find((each) => each.label === first) ?? null;
  return rest.length === 0 ? item : byLabels(item?.submenu ?? null, rest);
}

onCommand('applicationMenu', () => Menu.getApplicationMenu()?._entries() ?? null);
onCommand('applicationMenu.click', (value) => clickItem(Menu.getApplicationMenu(), value as string | string[]));
