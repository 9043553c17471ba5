/**
 * Stands where Electron's own default application does: runs the application whose folder or main file is named on the
 * command line. Unlike Electron's, it first adds what this older Electron lacks.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { addNewerMembers } from './newer-members.mjs';

const require = createRequire(import.meta.url);
const electron = require('electron');

// Before the first `import 'electron'`: the names of the ES module are read off this object once.
addNewerMembers(electron);
const { preloaded, path } = readCommandLine(process.argv.slice(1));
if (path === null) {
  console.error('Name the folder or the main file of an application.');
  electron.app.exit(1);
} else {
  for (const module of preloaded) require(resolve(module));
  // Awaited at the top level, so that `ready` waits until main is through.
  await run(path);
}

/** The first word that is no switch names the application; `-r FILE` before it is loaded first (electron --help). */
function readCommandLine(words) {
  const preloaded = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    if (word === '-r' || word === '--require') preloaded.push(words[(index += 1)]);
    else if (!word.startsWith('-')) return { preloaded, path: resolve(word) };
  }
  return { preloaded, path: null };
}

async function run(path) {
  // What tells Electron that this is a development build (docs/api/process.md, process.defaultApp).
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  const isFolder = statSync(path).isDirectory();
  const folder = isFolder ? path : dirname(path);
  const description = join(folder, 'package.json');
  const {
    name,
    productName,
    version,
    desktopName,
    main = 'index.js',
  } = existsSync(description) ? JSON.parse(readFileSync(description, 'utf8')) : {};
  const { app } = electron;
  if (version !== undefined) app.setVersion(version);
  if (productName !== undefined || name !== undefined) app.name = productName ?? name;
  app.setDesktopName(desktopName ?? `${app.name}.desktop`);
  app.setPath('userData', app.commandLine.getSwitchValue('user-data-dir') || join(app.getPath('appData'), app.name));
  app.setAppPath(folder);
  await import(pathToFileURL(isFolder ? join(folder, main) : path).href);
}
