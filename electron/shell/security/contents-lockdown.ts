import type { App, WebContents } from 'electron';

/** Keeps every page, of whichever window, where it is: no navigation, no redirect, no webview, no new window. */
export function lockAllContents(app: Pick<App, 'on'>): void {
  app.on('web-contents-created', (_event, contents) => {
    lockContents(contents);
  });
}

function lockContents(contents: WebContents): void {
  // `loadURL` of our own raises none of these (Electron, docs/api/web-contents.md).
  contents.on('will-navigate', (event) => {
    event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
