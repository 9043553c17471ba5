/** The least that an Electron application with a window can be: what Latchkey's memory is held against. */
import { app, BrowserWindow } from 'electron';

app.enableSandbox();
await app.whenReady();
const window = new BrowserWindow({ width: 420, height: 620, title: 'Empty' });
await window.loadURL('data:text/html,<!doctype html><title>Empty</title>');
