/** The main file of a program that is packed around this older Electron: first adds what it lacks, as its default application does. */
import { createRequire } from 'node:module';
import { addNewerMembers } from './newer-members.mjs';

// Before the first `import 'electron'`: the names of the ES module are read off this object once.
addNewerMembers(createRequire(import.meta.url)('electron'));
// Awaited, so that `ready` waits until main is through.
await import('./out/main/main.js');
