import {
  app,
  dialog,
  globalShortcut,
  ipcMain,
  nativeTheme,
  screen,
  session,
  shell,
  type Session,
  type WebContents,
} from 'electron';
import { join } from 'node:path';
import type { AppSnapshot } from '../contract/snapshot.ts';
import type { Latchkey, Ports } from '../core/app/latchkey.ts';
import type { Log } from '../core/ports/desktop.ts';
import { createEventPublisher } from './ipc/event-publisher.ts';
import { createFittingSnapshot } from './ipc/fitting-snapshot.ts';
import { serveCommands } from './ipc/command-server.ts';
import { createTrustedWindows } from './ipc/trusted-windows.ts';
import { windowCommands } from './ipc/window-commands.ts';
import { followLanguage } from './lifecycle/follow-language.ts';
import { madeOnce } from './lifecycle/made-once.ts';
import { openNetworkSettings } from './desktop/network/network-settings.ts';
import { serveAppScheme } from './windows/scheme/app-scheme.ts';
import { lockSession } from './security/session-lockdown.ts';
import { text } from '../shared/text/text.ts';
import { AcknowledgedExpiries } from './tray/acknowledged-expiries.ts';
import { createTrayActions } from './tray/tray-actions.ts';
import { createTray, type TrayController } from './tray/tray-controller.ts';
import { trayMenu } from './tray/tray-menu.ts';
import { isSigningIn, nextTrayChange, showsCode, trayState, type TrayMoment } from './tray/tray-state.ts';
import { trayTooltip } from './tray/tray-tooltip.ts';
import { createFileDialogs } from './desktop/file-dialogs.ts';
import { saveActivity } from './desktop/save-activity.ts';
import { createSettingsFile } from './desktop/settings-file.ts';
import { createShownDiagnostics } from './desktop/shown-diagnostics.ts';
import { currentPlacement, sizeFor } from './windows/current-placement.ts';
import { createSummonKeys, type SummonKeys } from './windows/summon-keys.ts';
import { createPopoverController, type PopoverController } from './windows/popover-controller.ts';
import { createPopoverBrowserWindow } from './windows/popover-browser-window.ts';
import { askToReopen } from './windows/hung-window.ts';
import { onceAPress } from './windows/once-a-press.ts';
import { revealFor } from './windows/reveal-organisation.ts';
import { createSettingsBrowserWindow, type SettingsBrowserWindowOptions } from './windows/settings-browser-window.ts';
import { createSettingsController, type SettingsController } from './windows/settings-controller.ts';
import { textScale } from './windows/text-scale.ts';
import { popoverBehaviour } from './windows/popover-behaviour.ts';

export interface ShellOptions {
  readonly latchkey: Latchkey;
  readonly ports: Ports;
  /** The folder with `renderer`, `preload` and `tray` in it. */
  readonly bundle: string;
  /** The application's icon, a file. */
  readonly icon: string;
}

export interface Shell {
  readonly popover: PopoverController;
  readonly summonKeys: SummonKeys;
  /** The desktop shows no tray icons: from now on Latchkey is an ordinary window. */
  readonly withoutTray: () => void;
  /** Takes away tray and windows, and hears nothing more of the product. */
  readonly close: () => void;
}

/** Joins tray, windows and messages to the product. */
export function createShell(options: ShellOptions): Shell {
  const { latchkey, ports } = options;
  const trusted = createTrustedWindows();
  const open = new Set<WebContents>();
  const publish = createEventPublisher(() => open, ports.log);
  // Takes Chromium some 15 ms, which the icon in the tray does not wait for.
  const pageSession = madeOnce(() => lockedPageSession(options));
  const page = () => ({
    session: pageSession(),
    preload: join(options.bundle, 'preload', 'preload.cjs'),
    devTools: !ports.platform.packaged,
    icon: ports.platform.system === 'linux' ? options.icon : null,
    log: ports.log,
    askToReopen: (signal: AbortSignal) => askToReopen(dialog, signal),
    opened(contents: WebContents) {
      trusted.add(contents);
      open.add(contents);
      contents.once('destroyed', () => open.delete(contents));
    },
  });
  const seenEnds = new AcknowledgedExpiries();
  const size = () => sizeFor(latchkey.snapshot().settings);
  const settingsScale = () => textScale(latchkey.snapshot().settings);
  const popover = createPopoverController({
    clock: ports.clock,
    behaviour: popoverBehaviour(ports.platform),
    create: (events, behaviour) =>
      createPopoverBrowserWindow({
        ...page(),
        size: size(),
        behaviour,
        events,
        askToReopen(signal) {
          const asked = askToReopen(dialog, signal);
          popover.stayOpenDuring(asked);
          return asked;
        },
      }),
    placement: (dragged) => currentPlacement(ports.platform.system, tray.bounds(), size(), dragged),
    size,
    closesIdle: () => latchkey.snapshot().settings.closesIdleWindow,
    staysOpen: () => staysOpen(latchkey.snapshot()),
    summoned: (event) => {
      publish('window.summoned', event);
      latchkey.summoned();
      seenEnds.look(latchkey.snapshot());
      tray.update();
    },
  });
  // Before the tray, whose menu names them where they are given.
  const summon = (): void => {
    void latchkey.commands['hint.dismiss']({ hint: 'summon' });
    popover.toggle();
  };
  const summonKeys = createSummonKeys({
    platform: ports.platform,
    globalShortcut,
    log: ports.log,
    summon: onceAPress(ports.clock, summon),
  });
  summonKeys.start(latchkey.snapshot().settings.summonKeys);
  latchkey.watchSummonKeys(summonKeys.state);
  followTheme(latchkey.snapshot());
  const settings = createSettingsController({
    clock: ports.clock,
    textScale: settingsScale,
    create: (route, events) =>
      createSettingsBrowserWindow({
        ...page(),
        ...settingsFrame(options),
        scale: settingsScale(),
        route,
        events,
      }),
    wanted: (route) => publish('settings.wanted', route),
    gaveUp: (crashes) => sayGone(ports.log, crashes),
  });
  const fits = createFittingSnapshot(ports.log);
  const fitting = (snapshot: AppSnapshot): AppSnapshot => {
    const { given, taken } = summonKeys.state();
    return fits({ ...snapshot, summonKeys: given, summonKeysTaken: taken });
  };
  const dialogs = createFileDialogs({ ...ports, dialog, folder: app.getPath('documents') });
  const diagnostics = createShownDiagnostics(dialogs, ports.log, () => latchkey.diagnostics());
  const handlers = windowCommands(
    latchkey,
    popover,
    {
      sentAway: () => tray.focus(),
      quit: () => app.quit(),
      openSettings: settings.open,
      settingsAt: settings.movedTo,
      closeSettings: settings.close,
      openNetworkSettings: () => openNetworkSettings(shell, ports.platform.system),
      stays: () => staysAfterAction(latchkey.snapshot()),
      changeSummonKeys: summonKeys.change,
      saveActivity(filter) {
        const saved = saveActivity(dialogs, () => latchkey.activityCsv(filter));
        popover.stayOpenDuring(saved);
        return saved;
      },
      showDiagnostics: diagnostics.show,
      saveDiagnostics: diagnostics.save,
      settingsFile: createSettingsFile(dialogs, ports.log, latchkey),
    },
    fitting,
  );
  serveCommands(ipcMain, { handlers, trusted, log: ports.log });
  const tray = createLatchkeyTray(options, popover, settings, seenEnds, summonKeys);
  screen.on('display-metrics-changed', popover.reposition);

  const speak = followLanguage({ locale: ports.platform.locale, log: ports.log }, () => tray.update());
  let asked = latchkey.snapshot().guardQuestion;
  const stopSnapshots = latchkey.onSnapshot((snapshot) => {
    speak(snapshot.settings);
    summonKeys.follow(snapshot.settings.summonKeys);
    if (popover.isInView()) seenEnds.look(snapshot);
    tray.update();
    popover.protectContent(showsCode(snapshot));
    followTheme(snapshot);
    popover.settingsChanged();
    settings.settingsChanged();
    if (asked !== null && snapshot.guardQuestion === null) popover.hideIfElsewhere();
    asked = snapshot.guardQuestion;
    publish('snapshot.changed', fitting(snapshot));
  });
  const stopCatalogue = latchkey.onCatalogue((change) => {
    publish('catalogue.changed', change);
  });
  latchkey.watchWindow(popover.isInView);
  const stopWanted = latchkey.onWindowWanted((wanted) => {
    void revealFor(wanted, latchkey).then(() => popover.summon(wanted ?? undefined));
  });
  const stopSettings = latchkey.onSettingsWanted(settings.open);
  const stopToggles = latchkey.onWindowToggled(() => popover.toggle());
  return {
    popover,
    summonKeys,
    withoutTray: () => popover.adopt(popoverBehaviour(ports.platform, false)),
    close() {
      screen.removeListener('display-metrics-changed', popover.reposition);
      stopSnapshots();
      stopCatalogue();
      stopWanted();
      stopToggles();
      stopSettings();
      popover.destroy();
      settings.close();
      tray.destroy();
    },
  };
}

/** The person goes to the browser, or to the keychain's prompt, and comes back. */
function isElsewhere(snapshot: AppSnapshot): boolean {
  return isSigningIn(snapshot) || snapshot.secretsKept === 'asking';
}

/** What the person is asked must not go away under their hands. */
function staysOpen(snapshot: AppSnapshot): boolean {
  return isElsewhere(snapshot) || snapshot.settings.keepOpen || snapshot.guardQuestion !== null;
}

function staysAfterAction(snapshot: AppSnapshot): boolean {
  return staysOpen(snapshot) || snapshot.settings.afterAction === 'stay';
}

/** Pages follow by themselves: `prefers-color-scheme` is what Electron's theme says. */
function followTheme({ settings }: AppSnapshot): void {
  if (nativeTheme.themeSource !== settings.theme) nativeTheme.themeSource = settings.theme;
}

function settingsFrame({ ports }: ShellOptions): Pick<SettingsBrowserWindowOptions, 'system' | 'title'> {
  return { system: ports.platform.system, title: text('settings.window-title') };
}

/** Nothing waits for the person to have read it. */
function sayGone(log: Log, count: number): void {
  log.error(`The page of the settings ended ${count} times in a row and is not made anew.`);
  void dialog.showMessageBox({
    type: 'error',
    title: text('app.name'),
    message: text('settings-gone.title'),
    detail: text('settings-gone.text', { count, file: log.file ?? '' }),
  });
}

/** A session of the windows' own, in memory, with no way out. */
function lockedPageSession({ bundle, ports }: ShellOptions): Session {
  const pageSession = session.fromPartition('window');
  lockSession(pageSession, ports.log);
  serveAppScheme(pageSession.protocol, join(bundle, 'renderer'), ports.log);
  return pageSession;
}

function createLatchkeyTray(
  options: ShellOptions,
  popover: PopoverController,
  settings: SettingsController,
  seenEnds: AcknowledgedExpiries,
  summonKeys: SummonKeys,
): TrayController {
  const { latchkey, ports, bundle } = options;
  const { clock, log, notifier } = ports;
  const { system } = ports.platform;
  const describe = latchkey.describe.bind(latchkey);
  const { summon, toggle } = popover;
  const act = createTrayActions({
    latchkey,
    describe,
    notifier,
    summon,
    openSettings: settings.open,
    quit: () => app.quit(),
  });
  const moment = ({ clockOffset }: AppSnapshot): TrayMoment => ({
    now: clock.now() + clockOffset,
    wasSeen: (organisation) => seenEnds.has(organisation),
  });
  return createTray({
    system,
    clock,
    log,
    pictures: join(bundle, 'tray'),
    snapshot: () => latchkey.snapshot(),
    state: (snapshot) => trayState(snapshot, moment(snapshot)),
    nextChange: (snapshot) => nextTrayChange(snapshot, moment(snapshot)),
    template: (snapshot) => trayMenu({ snapshot, describe, system, now: clock.now(), summonKeys: summonKeys.given() }),
    tooltip: (snapshot) => trayTooltip(snapshot, moment(snapshot)),
    act: (action) => {
      act(action).catch((error: unknown) => {
        log.error(`Choosing ${action.kind} in the tray menu failed.`, error);
      });
    },
    toggle,
    show: () => summon(),
  });
}
