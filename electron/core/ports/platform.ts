/** A start after several that failed: the stored lists were put aside. */
export interface SafeStart {
  /** So many starts before it ended within their first minute. */
  readonly failedStarts: number;
}

/** What this computer is, found out once by main and handed on; nothing else asks. */
export interface Platform {
  readonly system: 'darwin' | 'win32' | 'linux';
  readonly wayland: boolean;
  /** As `XDG_CURRENT_DESKTOP` names it; empty elsewhere. */
  readonly desktop: string;
  readonly locale: string;
  readonly version: string;
  /** Of what Latchkey runs on; missing where nobody asked. */
  readonly versions?: { readonly electron: string; readonly chromium: string; readonly node: string };
  /** False in a development build, which honours endpoint overrides. */
  readonly packaged: boolean;
}
