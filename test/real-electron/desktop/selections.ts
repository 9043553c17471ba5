/** The two texts that programs of an X desktop hand to each other: what was copied, and what is selected. */
import { until } from '../../harness/until.ts';
import type { Desktop } from './desktop.ts';

const selections = ['clipboard', 'primary'] as const;
export type Selection = (typeof selections)[number];

/** What pasting gives, as `xclip` reads it; empty where nobody offers anything. */
export function readSelection(desktop: Desktop, selection: Selection): Promise<string> {
  // It ends with 1 where the selection has no owner, or one without a text.
  return desktop.run('xclip', ['-selection', selection, '-o']).catch(() => '');
}

/** Both at once, to be compared. */
export async function readSelections(desktop: Desktop): Promise<Record<Selection, string>> {
  const [clipboard, primary] = await Promise.all(selections.map((selection) => readSelection(desktop, selection)));
  return { clipboard: clipboard ?? '', primary: primary ?? '' };
}

/** The person copies or selects a text of their own in another program, which offers it until somebody else does. */
export async function offerSelection(desktop: Desktop, selection: Selection, text: string): Promise<void> {
  // In the foreground: else it leaves a copy of itself behind that nobody ends.
  const words = ['-quiet', '-selection', selection, '-i'];
  desktop.children.start('xclip', words, desktop.environment, text);
  await until(`${text} in ${selection}`, async () => (await readSelection(desktop, selection)) === text);
}
