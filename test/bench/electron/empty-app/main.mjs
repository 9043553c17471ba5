/** The least that an Electron application with a window can be: what Latchkey's memory is held against. */
import { app, BrowserWindow } from 'electron';

app.enableSandbox();
// Not awaited: `ready` comes only once this module is through (electron#40719).
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 420, height: 620, title: 'Empty' });
  return window.loadURL('data:text/html,<!doctype html><title>Empty</title>');
});
