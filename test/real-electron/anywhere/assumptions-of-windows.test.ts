import { afterAll, describe } from 'vitest';
import { checksOfWindowsOnElectron, closeFixture } from '../assumptions/checks-of-windows.ts';
import { judgeByMarks } from '../assumptions/judge.ts';

describe('what the stand-in takes the windows of Electron to do', () => {
  afterAll(closeFixture);
  judgeByMarks(checksOfWindowsOnElectron);
});
