import type { Session, WebPreferences } from 'electron';

/** What the pages of all windows have in common. */
export interface PagePreferences {
  readonly session: Session;
  readonly preload: string;
  readonly devTools: boolean;
}

/** Stated in full although most are Electron's defaults: a default can change, and a test reads this object. */
export function lockedWebPreferences(options: PagePreferences): WebPreferences {
  return {
    session: options.session,
    preload: options.preload,
    devTools: options.devTools,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    plugins: false,
    navigateOnDragDrop: false,
    enableWebSQL: false,
    spellcheck: false,
    // True keeps hidden pages quiet; false would un-throttle the whole window (electron#38924).
    backgroundThrottling: true,
  };
}
