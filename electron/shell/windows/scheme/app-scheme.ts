import type { Protocol } from 'electron';
import type { Log } from '../../../core/ports/desktop.ts';
import { appScheme } from './app-origin.ts';
import { createBundleServer } from './bundle-server.ts';

/** Must run before `ready` (Electron, docs/api/protocol.md). No `bypassCSP`, no `corsEnabled`, no service workers. */
export function registerAppScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves `folder` under the scheme, for the session whose protocol is given. */
export function serveAppScheme(protocol: Pick<Protocol, 'handle'>, folder: string, log: Log): void {
  protocol.handle(appScheme, createBundleServer(folder, log));
}
