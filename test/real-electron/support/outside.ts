import type { ElectronApplication } from 'playwright-core';

/** What is used of Electron's Menu. */
interface ShownMenu {
  readonly items: readonly {
    readonly label: string;
    readonly submenu?: ShownMenu;
    // The type electron.d.ts gives it.
    readonly click: CallableFunction;
  }[];
}

/** Lives in the app's main process, under `globalThis.outside`. */
interface Seen {
  links: string[];
  menu: ShownMenu | null;
  /** The label of the role whose item was chosen last. */
  chosen: string;
}

/**
 * The answer of main. V8 holds the promise that it comes by only weakly and can collect it first, for work done or not
 * (https://github.com/microsoft/playwright/issues/33737): then what can be asked twice is asked again.
 */
export async function answerOf<Answer>(ask: () => Promise<Answer>, again = ask): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof Error && error.message.includes('promise was garbage collected'))) throw error;
    return await again();
  }
}

/**
 * Keeps what the app gives to the system instead of giving it: addresses for the browser, and, besides showing it, the
 * menu of the tray, which no API of Electron hands out. macOS and Windows are given their menu by a right click only.
 */
export async function watchOutside(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ shell, Tray }) => {
    const seen: Seen = { links: [], menu: null, chosen: '' };
    Object.assign(globalThis, { outside: seen });
    shell.openExternal = (url) => {
      seen.links.push(url);
      return Promise.resolve();
    };
    const descriptor = Object.getOwnPropertyDescriptor(Tray.prototype, 'setContextMenu');
    const original = descriptor?.value as ((menu: unknown) => void) | undefined;
    Tray.prototype.setContextMenu = function (menu) {
      seen.menu = menu;
      original?.call(this, menu);
    };
    Tray.prototype.popUpContextMenu = (menu) => {
      seen.menu = menu ?? null;
    };
    // Every change of the app's state sets the tooltip, by which the icon is got hold of.
    const tooltip = Object.getOwnPropertyDescriptor(Tray.prototype, 'setToolTip')?.value as
      ((text: string) => void) | undefined;
    Tray.prototype.setToolTip = function (text) {
      Object.assign(globalThis, { pressTray: () => this.emit('right-click') });
      tooltip?.call(this, text);
    };
  });
}

/** The n-th address the app wanted to open in the browser; waits for it. */
export async function openedLink(app: ElectronApplication, index: number): Promise<string> {
  const ask = (): Promise<string> =>
    app.evaluate(async (_electron, wanted) => {
      const { outside } = globalThis as unknown as { outside: Seen };
      while (outside.links[wanted] === undefined) await new Promise((resolve) => setTimeout(resolve, 50));
      return outside.links[wanted];
    }, index);
  return answerOf(ask);
}

/** Chooses the item `action` of the first role in the tray's menu; answers the role's label. */
export async function chooseOfFirstRole(app: ElectronApplication, action: string): Promise<string> {
  const choose = (): Promise<string> =>
    app.evaluate((_electron, wanted) => {
      const { outside, pressTray } = globalThis as unknown as { outside: Seen; pressTray?: () => void };
      if (process.platform !== 'linux') pressTray?.();
      const role = outside.menu?.items.find(({ submenu }) => submenu?.items.some(({ label }) => label === wanted));
      const item = role?.submenu?.items.find(({ label }) => label === wanted);
      if (role === undefined || item === undefined) throw new Error(`The menu of the tray has no role with ${wanted}.`);
      outside.chosen = role.label;
      Reflect.apply(item.click, item, []);
      return role.label;
    }, action);
  const chosen = (): Promise<string> => app.evaluate(() => (globalThis as unknown as { outside: Seen }).outside.chosen);
  return answerOf(choose, chosen);
}
