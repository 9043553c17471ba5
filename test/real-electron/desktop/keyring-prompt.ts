/** The window in which GNOME's keyring asks the person, drawn by gcr-prompter. */
import { until } from '../../harness/until.ts';
import type { Desktop } from './desktop.ts';
import { keyringPassword } from './keyring.ts';
import { hasKeyboard, visibleWindows } from './x-windows.ts';

/** Longer than whatever it is refused until may take. */
const longestMs = 90_000;

/** Ids of the windows in which it asks now: one, or none. */
export function keyringPrompts(desktop: Desktop): Promise<string[]> {
  return visibleWindows(desktop, '--classname', '^gcr-prompter$');
}

/** Waits until it asks and has the keyboard; answers the id of its window. */
export async function keyringPrompt(desktop: Desktop): Promise<string> {
  const prompt = await until("the keyring's prompt", async () => (await keyringPrompts(desktop))[0]);
  await hasKeyboard(desktop, prompt);
  return prompt;
}

/** Types the password of the keyring, into every field where it is asked for again, and waits until the prompt is gone. */
export async function answerKeyring(desktop: Desktop, fields: 1 | 2 = 1): Promise<void> {
  const prompt = await keyringPrompt(desktop);
  await desktop.screen.type(keyringPassword);
  if (fields === 2) {
    await desktop.screen.press('Tab');
    await desktop.screen.type(keyringPassword);
  }
  await desktop.screen.press('Return');
  await gone(desktop, prompt);
}

/** Refuses with Escape whatever it asks until `over` settles; answers how often it asked. */
export async function refuseKeyring(desktop: Desktop, over: Promise<unknown>): Promise<number> {
  const state = { isOver: false };
  void Promise.allSettled([over]).then(() => (state.isOver = true));
  const next = (): Promise<string> =>
    until(
      "the keyring's prompt, or what it is refused until",
      async () => (state.isOver ? 'over' : (await keyringPrompts(desktop))[0]),
      longestMs,
    );
  let refused = 0;
  for (let prompt = await next(); prompt !== 'over'; prompt = await next()) {
    await keyringPrompt(desktop);
    await desktop.screen.press('Escape');
    await gone(desktop, prompt);
    refused += 1;
  }
  await over;
  return refused;
}

async function gone(desktop: Desktop, prompt: string): Promise<void> {
  await until("the keyring's prompt is gone", async () => !(await keyringPrompts(desktop)).includes(prompt));
}
