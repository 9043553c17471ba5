import { app, dialog, powerMonitor, protocol } from 'electron';
import { join } from 'node:path';
import { failedWith, exitCodes } from './cli/cli-end.ts';
import { cliWords } from './cli/cli-words.ts';
import { firstEnvironment } from './cli/latchkey/first-environment.ts';
import { runLatchkey } from './cli/latchkey/run-latchkey.ts';
import { printEnd } from './cli/print-end.ts';
import { runCli } from './cli/run-cli.ts';
import { createLatchkey } from './core/app/create-latchkey.ts';
import { second } from './core/time/instant.ts';
import type { Platform } from './core/ports/platform.ts';
import { guardAgainstCrashes } from './shell/lifecycle/crash-guard.ts';
import { logLostProcesses } from './shell/lifecycle/child-processes.ts';
import { readEndpointOverrides } from './shell/lifecycle/endpoint-overrides.ts';
import { platformValue } from './shell/desktop/platform-value.ts';
import { keepHeapSmall } from './shell/lifecycle/low-memory.ts';
import { watchPower } from './shell/desktop/power-events.ts';
import { loadUpdater } from './shell/updates/load-updater.ts';
import { createUpdater } from './shell/updates/updater.ts';
import { stopBeforeQuit } from './shell/lifecycle/quit-once.ts';
import { createPorts } from './shell/desktop/create-ports.ts';
import { createLog } from './shell/desktop/log.ts';
import { isTrayShown } from './shell/tray/tray-shown.ts';
import { createSessionBus } from './shell/desktop/session-bus.ts';
import { createTrayWatcher } from './shell/desktop/tray-watcher.ts';
import { systemClock } from './shell/desktop/system-clock.ts';
import { registerAppScheme } from './shell/windows/scheme/app-scheme.ts';
import { createLinkInbox } from './shell/lifecycle/link-inbox.ts';
import { lockAllContents } from './shell/security/contents-lockdown.ts';
import { refusedAtStart, shutDebuggingDoors } from './shell/security/refused-switches.ts';
import { createShell } from './shell/shell.ts';
import { logName } from './shared/programs/data-folder.ts';
import { linkOf, linkScheme } from './shared/programs/link-words.ts';
import { socketVariable } from './shared/programs/program-address.ts';
import { setLocale, text } from './shared/text/text.ts';
import { markStart } from './shell/lifecycle/safe-start.ts';
import { speakLanguage } from './shell/lifecycle/follow-language.ts';
import { setAppIdentity } from './shell/lifecycle/set-app-identity.ts';

/** The window is made once the start has settled, so that the first summon finds it ready. */
const windowAfterMs = 2 * second;
/** Main is `out/main/main.js`; window, preload and pictures lie beside its folder. */
const bundle = join(import.meta.dirname, '..');
const icon = join(bundle, 'icon.png');

const links = createLinkInbox();

const askedWords = cliWords(process.argv);
if (askedWords === null) startOrLeave();
// Awaited, so that `ready` does not come and Chromium makes neither profile nor window (electron#40719).
else await endAsCli(askedWords);

function startOrLeave(): void {
  keepHeapSmall();
  const refused = refusedWord();
  // Before `ready`: what Electron takes only then.
  app.enableSandbox();
  registerAppScheme(protocol);
  lockAllContents(app);
  useOwnProfile();
  links.takeFrom(app, linkOf(process.argv));
  if (refused !== null) {
    shutDebuggingDoors((name) => app.commandLine.removeSwitch(name));
    void app.whenReady().then(() => refuseStart(refused));
  } else if (app.requestSingleInstanceLock()) {
    // Not awaited: `ready` comes only once this module is through (electron#40719). What fails in `start` is an
    // unhandled rejection, which the crash guard takes.
    void app.whenReady().then(start);
  } else {
    app.quit();
  }
}

/** Asks the running app for a terminal or a tool, and ends. Neither a profile nor a window is made. */
async function endAsCli(words: readonly string[]): Promise<void> {
  const refused = refusedWord();
  if (refused !== null) {
    await printEnd(failedWith(exitCodes.other, refusal(refused)), process.stdout, process.stderr);
    app.exit(exitCodes.other);
    return;
  }
  app.exit(await codeOfCli(words));
}

async function codeOfCli([command, ...more]: readonly string[]): Promise<number> {
  const place = {
    isWindows: process.platform === 'win32',
    home: app.getPath('home'),
    runtimeFolder: process.env['XDG_RUNTIME_DIR'],
    socket: process.env[socketVariable],
    dataFolder: ownProfile() ?? profileFolder(),
    parent: process.ppid,
  };
  if (command === 'latchkey') {
    return runLatchkey(more, {
      ...place,
      folder: process.cwd(),
      environment: await firstEnvironment(process.env),
      out: process.stdout,
      err: process.stderr,
      pause: (forMs) => new Promise((resolve) => systemClock.setTimer(forMs, resolve)),
      app: app.isPackaged ? [process.env['APPIMAGE'] ?? app.getPath('exe')] : [app.getPath('exe'), app.getAppPath()],
    });
  }
  const ended = await runCli(command === undefined ? [] : [command, ...more], place);
  await printEnd(ended, process.stdout, process.stderr);
  return ended.code;
}

function refusedWord(): string | null {
  return refusedAtStart({
    packaged: app.isPackaged,
    hasSwitch: (name) => app.commandLine.hasSwitch(name),
    environment: process.env,
  });
}

function refusal(word: string): string {
  return `${text('start.refused-title')}. ${text('start.refused', { word })}`;
}

function useOwnProfile(): void {
  const folder = ownProfile();
  if (folder !== null) app.setPath('userData', folder);
}

/** A development build can be given a profile of its own; Electron's `--user-data-dir` does the same. */
function ownProfile(): string | null {
  const folder = process.env['LATCHKEY_USER_DATA'];
  return app.isPackaged || folder === undefined || folder === '' ? null : folder;
}

/** Where the profile is, or would be. `getPath('userData')` also makes the folder (electron_main_delegate.cc, ElectronPathProvider). */
function profileFolder(): string {
  const chosen = app.commandLine.getSwitchValue('user-data-dir');
  return chosen === '' ? join(app.getPath('appData'), app.name) : chosen;
}

/** A start that cannot keep its promises ends with a sentence: in a dialog, and where it was typed. */
function refuseStart(word: string): void {
  setLocale(app.getLocale());
  const [title, sentence] = [text('start.refused-title'), text('start.refused', { word })];
  process.stderr.write(`${refusal(word)}\n`);
  dialog.showErrorBox(title, sentence);
  app.exit(1);
}

/** The one place that asks what this computer is. */
function thisPlatform(): Platform {
  return platformValue({
    system: process.platform,
    environment: process.env,
    locale: app.getLocale(),
    version: app.getVersion(),
    versions: {
      electron: process.versions.electron,
      chromium: process.versions.chrome,
      node: process.versions.node,
    },
    packaged: app.isPackaged,
  });
}

async function start(): Promise<void> {
  const clock = systemClock;
  const platform = thisPlatform();
  setLocale(platform.locale);
  const bus = createSessionBus(clock);
  const dataFolder = app.getPath('userData');
  const logFile = join(dataFolder, logName);
  const log = createLog(logFile, clock);
  guardAgainstCrashes({ process, app, dialog, log, logFile });
  logLostProcesses(app, log);
  setAppIdentity(platform.system);
  const marks = markStart(dataFolder, clock, log);

  const updater = createUpdater({
    app,
    own: { platform, resources: process.resourcesPath, environment: process.env },
    log,
    load: loadUpdater,
  });

  // The ports, then the product on them.
  const ports = createPorts({
    platform,
    safeStart: marks.safeStart,
    overrides: readEndpointOverrides(process.env, platform.packaged),
    clock,
    log,
    bus,
    dataFolder,
    home: app.getPath('home'),
    environment: process.env,
    executable: app.getPath('exe'),
    icon,
    newVersions: updater.newVersions,
    loadIdentityCenter: async (http, overrides, onOdd) => {
      const { createIdentityCenter } = await import('./aws/create-identity-center.ts');
      return createIdentityCenter(http, overrides, onOdd);
    },
  });
  // Before the first text is read.
  await speakLanguage(ports.settings.read(), { locale: platform.locale, log });
  const latchkey = createLatchkey(ports);

  // Tray first, from what is known now; every change after that reaches it.
  const { popover, summonKeys, withoutTray, close } = createShell({ latchkey, ports, bundle, icon });
  // A link shows the window by itself, once it is known what with.
  app.on('second-instance', (_event, words) => {
    const link = linkOf(words);
    if (link === null) popover.summon();
    else latchkey.openLink(link);
  });
  links.handOver((link) => latchkey.openLink(link));
  // On macOS and Linux the installed files say so; on Windows nothing does, and a development build is not for it.
  if (platform.system === 'win32' && platform.packaged) app.setAsDefaultProtocolClient(linkScheme);
  app.on('activate', () => popover.summon());
  stopBeforeQuit({
    app,
    clock,
    log,
    stop() {
      marks.ended();
      return latchkey.stop();
    },
    close,
    end: updater.end,
  });
  // Asked before anything else that takes long: the icon comes into the panel in several turns of D-Bus, which need main.
  const trayShown = await isTrayShown(platform, ports, createTrayWatcher(bus), summonKeys.given());
  if (!trayShown) withoutTray();
  // Nobody finds an icon that is not there, or that they do not know of: then the start shows the window. It comes before
  // the product asks the keychain, whose prompt nobody would understand alone.
  const showsWindow = !trayShown || ports.settings.read().organisations.length === 0;
  if (showsWindow) await popover.summoned();
  const started = latchkey.start();
  if (showsWindow) popover.stayOpenDuring(started);
  await started;
  if (marks.safeStart !== null) {
    void dialog.showMessageBox({
      type: 'info',
      message: text('safe-start.title'),
      detail: text('safe-start.text', { file: logFile }),
    });
  }

  // Then the window, and what can make a deadline pass unseen.
  clock.setTimer(windowAfterMs, popover.prepare);
  watchPower(
    powerMonitor,
    () => latchkey.wake(),
    () => latchkey.locked(),
  );
}
