import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startIdentityCenter } from '../identity-center/start.ts';
import { simulatorEnvironment } from './stage.ts';

const project = join(import.meta.dirname, '../..');

/**
 * Opens the real app on the simulator, in a profile of its own that is removed afterwards, until the person quits.
 *
 * @returns the exit code: the app's own, or 2 where it cannot be opened here.
 */
export async function openRealApp(): Promise<number> {
  const missing = (await noElectron()) ?? noDisplay();
  if (missing !== null) {
    console.error(missing);
    return 2;
  }
  const simulator = await startIdentityCenter({ accounts: 212, seed: 7 });
  const home = await mkdtemp(join(tmpdir(), 'latchkey-demo-'));
  console.log(
    'Latchkey is in the tray. It talks to a simulated IAM Identity Center, not to AWS. Add this organisation:',
  );
  console.log(`  Portal address: ${simulator.startUrl}\n  Region:         ${simulator.region}`);
  console.log('Press Allow on the page that opens. Quit Latchkey to end the demo.');
  try {
    return await run({ ...process.env, ...simulatorEnvironment(simulator), LATCHKEY_USER_DATA: home });
  } finally {
    await simulator.close();
    await rm(home, { recursive: true, force: true });
  }
}

/** Electron fetches its binary when it is first asked for (its package has no install script since 42). */
async function noElectron(): Promise<string | null> {
  const installer = createRequire(import.meta.url).resolve('electron/install.js');
  const code = await exitCodeOf(spawn(process.execPath, [installer], { cwd: project, stdio: 'ignore' }));
  if (code === 0) return null;
  return "Electron's binary is not on this machine and could not be downloaded. The tour without --app needs none.";
}

function noDisplay(): string | null {
  if (process.platform !== 'linux') return null;
  const { DISPLAY = '', WAYLAND_DISPLAY = '' } = process.env;
  if (DISPLAY !== '' || WAYLAND_DISPLAY !== '') return null;
  return 'There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set). The tour without --app needs none.';
}

function run(env: NodeJS.ProcessEnv): Promise<number> {
  const cli = createRequire(import.meta.url).resolve('electron/cli.js');
  return exitCodeOf(spawn(process.execPath, [cli, '.'], { cwd: project, stdio: 'inherit', env }));
}

function exitCodeOf(child: ReturnType<typeof spawn>): Promise<number> {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
