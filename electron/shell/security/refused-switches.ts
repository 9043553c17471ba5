/** What decides whether this start may go on. */
export interface StartWords {
  readonly packaged: boolean;
  /** Whether Chromium was given this switch. */
  readonly hasSwitch: (name: string) => boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * Chromium's switches that open what Latchkey keeps closed, by what they do. Electron's fuses stop Node's own, such as
 * `--inspect`, but none of these (Electron, docs/tutorial/fuses.md).
 */
const refusedSwitches: readonly string[] = [
  // Anybody on this computer drives the window.
  'remote-debugging-port',
  'remote-debugging-pipe',
  // The page runs without the sandbox, or as part of main.
  'no-sandbox',
  'disable-gpu-sandbox',
  'disable-namespace-sandbox',
  'disable-seccomp-filter-sandbox',
  'disable-setuid-sandbox',
  'disable-web-security',
  'in-process-gpu',
  'single-process',
  // Another program starts in the place of Chromium's own.
  'browser-subprocess-path',
  'gpu-launcher',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'zygote-cmd-prefix',
  // Secrets are encrypted with a key that everybody knows.
  'use-mock-keychain',
  // Somebody on the way reads or answers in the place of AWS.
  'allow-insecure-localhost',
  'host-resolver-rules',
  'host-rules',
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'proxy-auto-detect',
  'proxy-bypass-list',
  'proxy-pac-url',
  'proxy-server',
  // Traffic, or the keys to it, are written to a file; traces hold the headers of requests (net/log/trace_net_log_observer.cc).
  'enable-tracing',
  'log-net-log',
  'net-log-capture-mode',
  'ssl-key-log-file',
  'trace-config-file',
  'trace-startup',
];

/**
 * Takes back what would already be open at `ready`, while the person is told why the start is refused. Before `ready`, when
 * Chromium opens the port (electron_browser_main_parts.cc, PreMainMessageLoopRun).
 */
export function shutDebuggingDoors(removeSwitch: (name: string) => void): void {
  removeSwitch('remote-debugging-port');
  removeSwitch('remote-debugging-pipe');
}

/** Chromium writes TLS session keys to the file it names (content/browser/network_service_instance_impl.cc). */
const keyLogVariable = 'SSLKEYLOGFILE';

/**
 * What a packaged build refuses to start with, as a person would type it; null: nothing. A development build takes
 * everything. Whoever controls the start controls the program: this keeps a forgotten or a slipped-in switch out of
 * ordinary use, and is no border.
 */
export function refusedAtStart({ packaged, hasSwitch, environment }: StartWords): string | null {
  if (!packaged) return null;
  const refused = refusedSwitches.find(hasSwitch);
  if (refused !== undefined) return `--${refused}`;
  return (environment[keyLogVariable] ?? '') === '' ? null : keyLogVariable;
}
