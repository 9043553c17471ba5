import {
  app,
  BrowserWindow,
  clipboard,
  ClipboardItem,
  dialog,
  net,
  powerMonitor,
  safeStorage,
  session,
  shell,
  type Session,
} from 'electron';
import { readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { Ports } from '../../core/app/latchkey.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Log } from '../../core/ports/desktop.ts';
import type { Platform, SafeStart } from '../../core/ports/platform.ts';
import type { NewVersions } from '../../core/ports/updates.ts';
import type { EndpointOverrides } from '../../core/regions/endpoint.ts';
import type { Http } from '../../core/ports/http.ts';
import type { IdentityCenter } from '../../core/ports/identity-center.ts';
import { createUserPresence } from './user-presence.ts';
import { madeOnce } from '../lifecycle/made-once.ts';
import { createBrowser } from './browser/browser.ts';
import { createInstalledBrowsers } from './browser/installed/installed-browsers.ts';
import { createCallbackListeners } from './browser/callback-listeners.ts';
import { watchIssuers, type UntrustedIssuer } from './network/certificate-issuers.ts';
import { createClipboard } from './clipboard/clipboard.ts';
import { createConfirmation } from './confirmation.ts';
import { awsFileEnvironment, ownAwsFileEnvironment } from './files/aws-file-environment.ts';
import { createAwsFileStore } from './files/aws-file-store.ts';
import { createDataFolder } from './files/data-folder.ts';
import { openSettings } from './files/electron-settings.ts';
import { createEncryptedVault } from './keychain/encrypted-vault.ts';
import { identifiers } from './identifiers.ts';
import { watchKeyboard } from './clipboard/keyboard-watch.ts';
import { createKeychainPrompts } from './keychain/keychain-prompts.ts';
import { createLinkNotifications } from './browser/link-notifications.ts';
import { learnMarkupSupport } from './notifications/notification-markup.ts';
import { createNotifications } from './notifications/notifications.ts';
import { createOneTimeLinks } from './browser/one-time-links.ts';
import { createPeerCheck } from './browser/peer-check.ts';
import type { SessionBus } from './session-bus.ts';
import { createSessionHttp } from './network/session-http.ts';
import { startProgram } from './browser/start-program.ts';
import { createCredentialsEndpoint } from './programs/credentials-endpoint.ts';
import { createProgramSocket } from './programs/program-socket.ts';
import { createLoginItem } from './login-item/login-item.ts';
import { createTerminals } from './terminals/terminals.ts';
import { tokens } from './programs/tokens.ts';
import { createOtherTools } from './files/other-tools.ts';
import { createPolicyFile } from './files/policy-file.ts';
import { createTokenCacheFolder } from './files/token-cache-folder.ts';
import { sweepLeftovers } from './files/sweep-leftovers.ts';
import { manualRedirects } from './network/manual-redirects.ts';

export interface PortsOptions {
  readonly platform: Platform;
  readonly safeStart: SafeStart | null;
  readonly overrides: EndpointOverrides;
  readonly clock: Clock;
  readonly log: Log;
  readonly bus: SessionBus;
  readonly dataFolder: string;
  /** The person's home folder. */
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The application's own file, as it was started. */
  readonly executable: string;
  /** The application's icon, a file. */
  readonly icon: string;
  readonly newVersions: NewVersions;
  readonly loadIdentityCenter: (
    http: Http,
    overrides: EndpointOverrides,
    onOdd: (message: string) => void,
  ) => Promise<IdentityCenter>;
}

/** Everything core needs from Electron and the system. After `ready`, and with the single-instance lock, only. */
export function createPorts(options: PortsOptions): Ports {
  const { platform, overrides, clock, log, bus, dataFolder, icon, home } = options;
  const { system } = platform;
  sweepLeftovers(dataFolder, log);
  const files = createDataFolder(dataFolder, clock);
  const network = madeOnce(openNetwork);
  const http = createSessionHttp(
    (url, init) => network().session.fetch(url, init),
    clock,
    manualRedirects((wish) => net.request({ ...wish, session: network().session })),
    (host) => network().issuerOf(host),
  );
  const notifier = createNotifications({ system, icon, isMarkup: learnMarkupSupport(system, bus, clock) });
  const wholeEnvironment = awsFileEnvironment({ ...options, system });
  const peerOf = createPeerCheck({ system, read: (path) => readFile(path, 'utf8'), log });
  const loopback = {
    clock,
    peerOf,
    notify: createLinkNotifications(notifier, log),
  };
  return {
    clock,
    log,
    platform,
    safeStart: options.safeStart,
    overrides,
    files,
    http,
    settings: openSettings({ folder: dataFolder, clock, log }),
    vault: createEncryptedVault({
      keychain: safeStorage,
      files,
      system,
      mayHaveAsked: createKeychainPrompts(system, bus),
      clock,
      log,
    }),
    identityCenter: (heard) => options.loadIdentityCenter(heard, overrides, (message) => log.warn(message)),
    browser: createBrowser(shell, startProgram, createOneTimeLinks(loopback)),
    installedBrowsers: createInstalledBrowsers({ system, environment: options.environment, home, log }),
    confirmation: createConfirmation(dialog),
    clipboard: createClipboard(
      { clipboard, ClipboardItem },
      system,
      log,
      watchKeyboard(app, () => BrowserWindow.getFocusedWindow() !== null, platform.wayland),
    ),
    listeners: createCallbackListeners(loopback),
    notifier,
    identifiers,
    userPresence: createUserPresence(powerMonitor),
    network: net,
    tokens,
    endpointServer: createCredentialsEndpoint({ peerOf }),
    programSocket: createProgramSocket({
      system,
      home,
      runtimeFolder: options.environment['XDG_RUNTIME_DIR'],
      executable: platform.packaged ? startedFile(options) : null,
      ownExecutable: options.executable,
      files,
      log,
    }),
    awsFiles: createAwsFileStore({
      environment: ownAwsFileEnvironment(options),
      wholeEnvironment,
      dataFolder,
      clock,
      identifiers,
      log,
    }),
    tokenCache: createTokenCacheFolder({ home, clock, log }),
    terminals: createTerminals({
      system,
      desktop: platform.desktop,
      environment: options.environment,
      home,
      dataFolder,
      clock,
      start: startProgram,
    }),
    loginItem: createLoginItem({
      system,
      app,
      // A development build is Electron with the folder of the application.
      command: platform.packaged ? [startedFile(options)] : [options.executable, app.getAppPath()],
      configFolder: options.environment['XDG_CONFIG_HOME'] ?? join(home, '.config'),
      uuid: () => identifiers.uuid(),
      log,
    }),
    policyFile: createPolicyFile({
      ...options,
      system,
      packaged: platform.packaged,
      alsoOwnedBy: platform.packaged ? [] : [userInfo().uid],
    }),
    newVersions: options.newVersions,
    otherTools: createOtherTools({ awsFiles: wholeEnvironment, variables: options.environment, log }),
  };
}

/** Of an AppImage the file itself: what it is mounted as changes with each start (AppImage, "Environment variables"). */
function startedFile({ environment, executable }: PortsOptions): string {
  return environment['APPIMAGE'] ?? executable;
}

/** In memory, without cache: answers hold secrets. Takes Chromium some 15 ms, which the icon in the tray does not wait for. */
function openNetwork(): { readonly session: Session; readonly issuerOf: UntrustedIssuer } {
  const network = session.fromPartition('aws', { cache: false });
  return { session: network, issuerOf: watchIssuers(network) };
}
