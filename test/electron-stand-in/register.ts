/**
 * `node --import test/electron-stand-in/register.ts out/main/main.js`: every import of `electron`, from an ES module or
 * CommonJS, reaches the stand-in, and a controlled clock is in place before the app's bundle is loaded.
 */
import './real-time.ts';
// Loaded before the platform is replaced, so that Node's own parts go by the machine's.
import 'node:child_process';
import 'node:crypto';
import 'node:fs/promises';
import 'node:http';
import 'node:https';
import 'node:os';
import 'node:timers/promises';
import { registerHooks } from 'node:module';
import { settings } from './channel/settings.ts';
import { installMainClock } from './clock/main-clock.ts';
import { noteWanted } from './start-record.ts';

const standIn = new URL('electron.ts', import.meta.url).href;
const realEntry = /\/node_modules\/electron\/index\.js$/;

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (specifier === 'electron' || specifier === 'electron/main')
      return { url: standIn, shortCircuit: true, format: 'module-typescript' };
    const resolved = nextResolve(specifier, context);
    noteWanted(resolved.url, context.parentURL === undefined);
    return realEntry.test(resolved.url) ? { url: standIn, shortCircuit: true, format: 'module-typescript' } : resolved;
  },
});

Object.defineProperty(process, 'platform', { value: settings.platform });
Object.assign(process, { type: 'browser', resourcesPath: process.cwd(), defaultApp: !settings.packaged });
Object.defineProperty(process, 'versions', {
  value: { ...process.versions, electron: '45.4.1', chrome: '153.0.8010.0' },
});
if (settings.clock !== 'real') installMainClock(settings.clock, settings.startAt);
