/** Runs the body that a test hands over, with everything it needs in reach, before and after the app is ready. */
import { createRequire } from 'node:module';
import * as electron from 'electron';

const require = createRequire(import.meta.url);
const AsyncFunction = (async () => undefined).constructor;

async function probe(when) {
  const body = process.env[when];
  if (body === undefined) return;
  try {
    const value = await new AsyncFunction('electron', 'require', body)(electron, require);
    console.log(`${when}:${JSON.stringify(value ?? null)}`);
  } catch (error) {
    console.log(`${when}!${error.name}: ${error.message}`);
  }
}

await probe('BEFORE_READY');
globalThis.probed = electron.app.whenReady().then(() => probe('AFTER_READY'));
