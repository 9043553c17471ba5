import { clipboard, ClipboardItem, dialog, net, powerMonitor, safeStorage, session, shell } from 'electron';
import type { Ports } from '../../core/latchkey.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Log } from '../../core/ports/desktop.ts';
import type { Platform } from '../../core/platform.ts';
import type { EndpointOverrides } from '../../core/partitions/endpoint.ts';
import type { Http } from '../../core/ports/http.ts';
import type { IdentityCenter } from '../../core/ports/identity-center.ts';
import type { Text } from '../text/text.ts';
import { createAttendance } from '../lifecycle/attendance.ts';
import { createBrowser } from './browser.ts';
import { createCallbackListeners } from './callback-listeners.ts';
import { watchIssuers } from './certificate-issuers.ts';
import { createClipboard } from './clipboard.ts';
import { createConfirmation } from './confirmation.ts';
import { createDataFolder } from './data-folder.ts';
import { openSettings } from './electron-settings.ts';
import { createEncryptedVault } from './encrypted-vault.ts';
import { identifiers } from './identifiers.ts';
import { notifications } from './notifications.ts';
import { createOneTimeLinks } from './one-time-links.ts';
import { createSessionHttp } from './session-http.ts';
import { startProgram } from './start-program.ts';
import { sweepLeftovers } from './sweep-leftovers.ts';
import { tellRedirects } from './told-redirects.ts';

export interface PortsOptions {
  readonly platform: Platform;
  readonly overrides: EndpointOverrides;
  readonly clock: Clock;
  readonly log: Log;
  readonly text: Text;
  readonly dataFolder: string;
  readonly loadIdentityCenter: (http: Http, overrides: EndpointOverrides) => Promise<IdentityCenter>;
}

/** Everything core needs from Electron and the system. After `ready`, and with the single-instance lock, only. */
export function createPorts(options: PortsOptions): Ports {
  const { platform, overrides, clock, log, text, dataFolder } = options;
  const { system } = platform;
  sweepLeftovers(dataFolder, log);
  const files = createDataFolder(dataFolder, clock);
  // In memory, without cache: answers hold secrets.
  const network = session.fromPartition('aws', { cache: false });
  const http = createSessionHttp(
    (url, init) => network.fetch(url, init),
    clock,
    tellRedirects((wish) => net.request({ ...wish, session: network })),
    watchIssuers(network),
  );
  return {
    clock,
    log,
    platform,
    overrides,
    files,
    http,
    settings: openSettings({ folder: dataFolder, clock, log }),
    vault: createEncryptedVault({ keychain: safeStorage, files, system, log }),
    identityCenter: (heard) => options.loadIdentityCenter(heard, overrides),
    browser: createBrowser(shell, startProgram),
    confirmation: createConfirmation(dialog, text),
    clipboard: createClipboard({ clipboard, ClipboardItem }, system, log),
    links: createOneTimeLinks(clock),
    listeners: createCallbackListeners(text),
    notifier: notifications,
    identifiers,
    attendance: createAttendance(powerMonitor),
    network: net,
  };
}
