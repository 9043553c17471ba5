import { describe } from 'vitest';
import { checksOfMainOnElectron } from '../assumptions/checks-of-main.ts';
import { judgeByMarks, tellWhatCannotBeSeen } from '../assumptions/judge.ts';

describe('what the stand-in takes Electron to do', () => {
  judgeByMarks(checksOfMainOnElectron);
  tellWhatCannotBeSeen();
});
