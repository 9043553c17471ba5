import { completeSettings } from '../../../electron-stand-in/channel/settings.ts';
import { startProcess } from '../../../electron-stand-in/host/app-process.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** What a probe of this folder printed as `SEEN …`, run in a process of its own where `electron` is the stand-in. */
export async function seenBy(probe: string, home: string, env: Record<string, string> = {}): Promise<unknown> {
  const started = startProcess({
    main: `test/unit/shell/doubles/${probe}`,
    home,
    settings: completeSettings({}, temporaryFolder()),
    args: [],
    env,
  });
  const code = await started.exited;
  const seen = /^SEEN (.*)$/mu.exec(started.log())?.[1];
  if (seen === undefined) throw new Error(`The probe ended with ${code}: ${started.log()}`);
  return JSON.parse(seen);
}
