import type { Session } from 'electron';
import type { Log } from '../../core/ports/desktop.ts';
import { appOrigin } from '../windows/scheme/app-origin.ts';

/**
 * Takes from the window's session all that a page could ask for: permissions, devices, the network, downloads.
 * Copying and opening links happen in main, so no exception is needed.
 */
export function lockSession(session: Session, log: Log): void {
  session.setPermissionRequestHandler((_contents, permission, callback) => {
    log.warn(`The window asked for the permission ${permission} and did not get it.`);
    callback(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !isOurs(details.url) });
  });
  session.on('will-download', (event) => {
    event.preventDefault();
  });
  session.setSpellCheckerEnabled(false);
}

function isOurs(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && `${url.protocol}//${url.host}` === appOrigin;
}
