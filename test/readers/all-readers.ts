import { awsReaders } from './aws-readers.ts';
import { fileReaders } from './file-readers.ts';
import { networkReaders } from './network-readers.ts';
import { personReaders } from './person-readers.ts';
import type { Reader } from './reader.ts';
import { systemReaders } from './system-readers.ts';
import { toolFileReaders } from './tool-file-readers.ts';

/**
 * Every place where something from outside is read. Not here: what the clipboard
 * holds, which is only compared; positions of displays (`placement.test.ts` has a property of its own).
 */
export const allReaders: readonly Reader[] = [
  ...awsReaders,
  ...networkReaders,
  ...fileReaders,
  ...toolFileReaders,
  ...personReaders,
  ...systemReaders,
];
