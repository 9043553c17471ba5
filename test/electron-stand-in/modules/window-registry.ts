/** The windows that are not destroyed, oldest first. */
import type { BrowserWindow } from './browser-window.ts';

const windows: BrowserWindow[] = [];

export function livingWindows(): BrowserWindow[] {
  return [...windows];
}

export function addWindow(window: BrowserWindow): void {
  windows.push(window);
}

export function removeWindow(windowId: number): void {
  const index = windows.findIndex((window) => window.id === windowId);
  if (index >= 0) windows.splice(index, 1);
}

export function windowById(windowId: number): BrowserWindow | undefined {
  return windows.find((window) => window.id === windowId);
}
