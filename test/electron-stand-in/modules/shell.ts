import { settings } from '../channel/settings.ts';
import '../electron-types.ts';
import { throwingByName } from '../unmodelled.ts';
import { record } from './host.ts';

/** Nothing is opened: what would have been is recorded. */
export const shell = throwingByName('shell', {
  openExternal(url: string): Promise<void> {
    const failure = settings.faults.openExternal;
    if (!URL.canParse(url)) return Promise.reject(new Error('Invalid URL'));
    record({ kind: 'openedLink', url, accepted: failure === undefined });
    return failure === undefined ? Promise.resolve() : Promise.reject(new Error(failure));
  },
  openPath(path: string): Promise<string> {
    record({ kind: 'openedPath', path });
    return Promise.resolve('');
  },
  showItemInFolder(fullPath: string): void {
    record({ kind: 'openedPath', path: fullPath });
  },
  beep(): void {
    record({ kind: 'dialog', text: 'beep' });
  },
});
