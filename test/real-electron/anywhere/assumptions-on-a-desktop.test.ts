import { afterAll, describe } from 'vitest';
import { checksOnADesktop, closeDesktops } from '../assumptions/checks-on-a-desktop.ts';
import { judgeByMarks } from '../assumptions/judge.ts';

describe.runIf(process.platform === 'linux')('what the stand-in takes Electron to do on a Linux desktop', () => {
  afterAll(closeDesktops);
  judgeByMarks(checksOnADesktop);
});
