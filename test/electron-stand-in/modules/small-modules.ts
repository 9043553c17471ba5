/** Modules of which the app needs a member or two. */
import { settings } from '../channel/settings.ts';
import '../electron-types.ts';
import { throwingByName } from '../unmodelled.ts';
import { request } from './client-request.ts';
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

/** Nobody is there to answer: the message box is recorded and its default button pressed. */
export const dialog = throwingByName('dialog', {
  showMessageBox(first: object, second?: Electron.MessageBoxOptions): Promise<Electron.MessageBoxReturnValue> {
    const options = second ?? (first as Electron.MessageBoxOptions);
    record({ kind: 'dialog', text: `${options.message}\n${options.detail ?? ''}` });
    return Promise.resolve({ response: options.defaultId ?? 0, checkboxChecked: false });
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
