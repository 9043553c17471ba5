/** The tray as the panel knows it: over D-Bus, by the StatusNotifier and dbusmenu protocols. */
import { until } from '../../harness/until.ts';
import type { Desktop } from './desktop.ts';

export interface MenuEntry {
  readonly id: number;
  /** Without the mark of the key to press. */
  readonly label: string;
  readonly enabled: boolean;
  readonly separator: boolean;
  readonly children: readonly MenuEntry[];
}

/** Two clicks that come closer are a double click (tray-controller.ts); with some for a slow machine. */
const doubleClickMs = 700;

const watcher = ['org.kde.StatusNotifierWatcher', '/StatusNotifierWatcher', 'org.kde.StatusNotifierWatcher'] as const;
const itemInterface = 'org.kde.StatusNotifierItem';
const menuInterface = 'com.canonical.dbusmenu';

interface Variant<Data> {
  readonly type: string;
  readonly data: Data;
}
type Layout = readonly [
  id: number,
  properties: Readonly<Record<string, Variant<unknown>>>,
  children: readonly Variant<Layout>[],
];

/** The first item that a program has put into the tray. */
export class SessionTray {
  readonly #desktop: Desktop;
  #pressedAt = -doubleClickMs;

  constructor(desktop: Desktop) {
    this.#desktop = desktop;
  }

  /** Bus names of the items that are there. */
  async items(): Promise<string[]> {
    return this.#get<string[]>(...watcher, 'RegisteredStatusNotifierItems');
  }

  /** Waits until an item is there. */
  async shown(): Promise<void> {
    await until('an item in the tray', async () => (await this.items()).length > 0);
  }

  /** The text beside the pointer. */
  async tooltip(): Promise<string> {
    const [, , title, text] = await this.#property<[string, unknown, string, string]>('ToolTip');
    return title === '' ? text : title;
  }

  /** As a click of the panel does. */
  async activate(): Promise<void> {
    const [name, path] = await this.#item();
    await this.press(() => this.#call(name, path, itemInterface, 'Activate', 'ii', '0', '0'));
  }

  /** Presses the icon in some way, late enough after the last time that the two are no double click. */
  async press(how: () => Promise<unknown>): Promise<void> {
    await until('a click that is no second one', () => performance.now() - this.#pressedAt > doubleClickMs);
    await how();
    this.#pressedAt = performance.now();
  }

  /** The whole menu, with its revision, which rises whenever it is built anew. */
  async menu(): Promise<{ readonly revision: number; readonly entries: readonly MenuEntry[] }> {
    const [name, path] = await this.#menuOf();
    const [revision, layout] = (await this.#call(name, path, menuInterface, 'GetLayout', 'iias', '0', '-1', '0')) as [
      number,
      Layout,
    ];
    return { revision, entries: layout[2].map(({ data }) => entryOf(data)) };
  }

  /** Labels of the uppermost entries, separators left out. */
  async labels(): Promise<string[]> {
    return (await this.menu()).entries.filter(({ separator }) => !separator).map(({ label }) => label);
  }

  /**
   * Chooses an entry by the labels that lead to it, once it is there.
   *
   * @throws Error when it is disabled or does not come.
   */
  async choose(...labels: readonly string[]): Promise<void> {
    const entry = await until(`the entry ${labels.join(' › ')} of the tray's menu`, async () =>
      find((await this.menu()).entries, labels),
    );
    if (!entry.enabled) throw new Error(`The entry ${labels.join(' › ')} is disabled.`);
    const [name, path] = await this.#menuOf();
    // As a panel sends it: after Quit nobody would answer.
    const event = [name, path, menuInterface, 'Event', 'isvu', String(entry.id), 'clicked', 's', '', '0'];
    await this.#desktop.run('busctl', ['--user', '--expect-reply=no', 'call', '--', ...event]);
  }

  async #item(): Promise<readonly [name: string, path: string]> {
    const [first] = await until('an item in the tray', async () => {
      const items = await this.items();
      return items.length > 0 && items;
    });
    const text = first ?? '';
    const slash = text.indexOf('/');
    return slash < 0 ? [text, '/StatusNotifierItem'] : [text.slice(0, slash), text.slice(slash)];
  }

  async #menuOf(): Promise<readonly [name: string, path: string]> {
    const [name] = await this.#item();
    return [name, await this.#property<string>('Menu')];
  }

  async #property<Data>(property: string): Promise<Data> {
    const [name, path] = await this.#item();
    return this.#get<Data>(name, path, itemInterface, property);
  }

  async #get<Data>(name: string, path: string, interfaceName: string, property: string): Promise<Data> {
    const words = ['--user', '--json=short', 'get-property', name, path, interfaceName, property];
    return (JSON.parse(await this.#desktop.run('busctl', words)) as Variant<Data>).data;
  }

  async #call(...words: readonly string[]): Promise<unknown> {
    const printed = await this.#desktop.run('busctl', ['--user', '--json=short', 'call', '--', ...words]);
    return printed.trim() === '' ? null : (JSON.parse(printed) as Variant<unknown>).data;
  }
}

function entryOf([id, properties, children]: Layout): MenuEntry {
  const label = properties['label']?.data;
  return {
    id,
    label: typeof label === 'string' ? label.replaceAll(/_(_?)/gu, '$1') : '',
    enabled: properties['enabled']?.data !== false,
    separator: properties['type']?.data === 'separator',
    children: children.map(({ data }) => entryOf(data)),
  };
}

function find(entries: readonly MenuEntry[], [label, ...deeper]: readonly string[]): MenuEntry | undefined {
  const found = entries.find((entry) => entry.label === label);
  return deeper.length === 0 || found === undefined ? found : find(found.children, deeper);
}
