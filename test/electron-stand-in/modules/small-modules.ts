/** Modules of which the app needs a member or two. */
import { settings } from '../channel/settings.ts';
import '../electron-types.ts';
import { throwingByName } from '../unmodelled.ts';
import { rule } from '../mutants.ts';
import { request } from './client-request.ts';
import { onCommand } from './commands.ts';
import { record } from './host.ts';
import { session } from './session.ts';

export const net = throwingByName('net', {
  isOnline: (): boolean => !settings.faults.offline,
  get online(): boolean {
    return !settings.faults.offline;
  },
  request,
  fetch: (input: string | Request, init?: RequestInit): Promise<Response> => session.defaultSession.fetch(input, init),
});

/** Message boxes that the test answers, the oldest first. */
const openBoxes: ((button: number) => void)[] = [];
onCommand('dialog.press', (value) => {
  const press = openBoxes.shift();
  if (press === undefined) throw new Error('No message box is open.');
  press(Number(value));
});

/** Nobody is there to answer: a message box is recorded and its default button pressed. One with a signal stays open. */
export const dialog = throwingByName('dialog', {
  showMessageBox(first: object, second?: Electron.MessageBoxOptions): Promise<Electron.MessageBoxReturnValue> {
    const options = second ?? (first as Electron.MessageBoxOptions);
    record({ kind: 'dialog', text: `${options.message}\n${options.detail ?? ''}` });
    const { signal } = options;
    if (signal === undefined || !rule('signal-closes-message-box'))
      return Promise.resolve({ response: options.defaultId ?? 0, checkboxChecked: false });
    const { promise, resolve } = Promise.withResolvers<Electron.MessageBoxReturnValue>();
    const press = (response: number): void => {
      if (openBoxes.includes(press)) openBoxes.splice(openBoxes.indexOf(press), 1);
      resolve({ response, checkboxChecked: false });
    };
    openBoxes.push(press);
    signal.addEventListener('abort', () => press(options.cancelId ?? 0));
    return promise;
  },
  /** The person saves where the dialog offers to. */
  showSaveDialog(first: object, second?: Electron.SaveDialogOptions): Promise<Electron.SaveDialogReturnValue> {
    const { title = '', defaultPath = '' }: Electron.SaveDialogOptions = second ?? first;
    record({ kind: 'dialog', text: `${title}\n${defaultPath}` });
    return Promise.resolve({ canceled: false, filePath: defaultPath });
  },
  /** The person thinks better of it. */
  showOpenDialog(first: object, second?: Electron.OpenDialogOptions): Promise<Electron.OpenDialogReturnValue> {
    const { title = '' }: Electron.OpenDialogOptions = second ?? first;
    record({ kind: 'dialog', text: title });
    return Promise.resolve({ canceled: true, filePaths: [] });
  },
  showErrorBox(title: string, content: string): void {
    record({ kind: 'dialog', text: `${title}\n${content}` });
  },
});

export const systemPreferences = throwingByName('systemPreferences', {
  getAccentColor: (): string => '0078d7ff',
  getAnimationSettings: (): Electron.AnimationSettings => ({
    shouldRenderRichAnimation: true,
    scrollAnimationsEnabledBySystem: true,
    prefersReducedMotion: false,
  }),
});
