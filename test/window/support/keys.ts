/** A person at the keyboard: nothing here has a mouse. */
import type { SnapshotInput } from './northwind.ts';
import { snapshot } from './northwind.ts';
import type { OpenWindow } from './fixtures.ts';
import { tabTo } from './surface-faults.ts';
import type { TestWindow, WindowOptions } from './window.ts';

export interface Person {
  readonly window: TestWindow;
  /** Presses keys one after another; `@NAME` is Tab until what has the focus is called so. */
  press(...keys: readonly string[]): Promise<void>;
  /** Types words where the focus is. */
  type(words: string): Promise<void>;
  /** Waits until a text is there. */
  sees(words: string): Promise<void>;
  /** What main says next. */
  hears(change: Partial<SnapshotInput>): Promise<void>;
  /** What main was asked of these commands. */
  asked(...names: readonly string[]): Promise<unknown[]>;
  /** The name, or else the role, of what has the focus. */
  focus(): Promise<string>;
}

/** A person who has just summoned the window. */
export async function aPerson(
  openWindow: OpenWindow,
  change: Partial<SnapshotInput> = {},
  options: WindowOptions = {},
): Promise<Person> {
  const window = await openWindow({ snapshot: snapshot(change), ...options });
  const { page } = window;
  let revision = 1;
  await page.locator('[role=option], h1, h2, [role=alertdialog]').first().waitFor();
  return {
    window,
    async press(...keys) {
      for (const key of keys) {
        if (key.startsWith('@')) await tabTo(page, key.slice(1));
        else await page.keyboard.press(key);
      }
    },
    type: (words) => page.keyboard.type(words),
    async sees(words) {
      await page.getByText(words).and(page.locator(':visible')).first().waitFor();
    },
    async hears(next) {
      revision += 1;
      await window.push('snapshot.changed', snapshot({ ...change, ...next, revision }));
    },
    async asked(...names) {
      const all = await window.asked();
      return all.filter(({ name }) => names.includes(name)).map(({ input }) => input);
    },
    focus: () => page.evaluate(focusedName),
  };
}

function focusedName(): string {
  const { activeElement: focused } = document;
  if (focused === null || focused === document.body) return 'nothing';
  const labelled = focused instanceof HTMLInputElement ? focused.labels?.[0]?.innerText : undefined;
  return focused.getAttribute('aria-label') ?? labelled ?? (focused as HTMLElement).innerText.split('\n')[0] ?? '';
}
