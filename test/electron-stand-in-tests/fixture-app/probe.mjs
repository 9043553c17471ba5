/** An app without a window, for what can be asked of the main process alone. */
import { app } from 'electron';

await import('./probes.mjs');
app.on('will-quit', () => console.log('saw will-quit'));
app.whenReady().then(() => globalThis.probed.then(() => process.env.STAY ?? app.exit(0)));
