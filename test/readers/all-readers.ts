import { awsReaders } from './aws-readers.ts';
import { browserReaders } from './browser-readers.ts';
import { chainedRoleReaders } from './chained-role-readers.ts';
import { commandReaders } from './command-readers.ts';
import { fileReaders } from './file-readers.ts';
import { linkReaders } from './link-readers.ts';
import { networkReaders } from './network-readers.ts';
import { personReaders } from './person-readers.ts';
import { policyReaders } from './policy-readers.ts';
import { programReaders } from './program-readers.ts';
import type { Reader } from './reader.ts';
import { sharingReaders } from './sharing-readers.ts';
import { systemReaders } from './system-readers.ts';
import { toolFileReaders } from './tool-file-readers.ts';

/**
 * Every place where something from outside is read. Not here: what the clipboard and the files of tokens
 * hold, which is only compared; positions of displays (`placement.test.ts` has a property of its own); words of the command
 * line of `--cli credentials`, which are names of roles or refused; and what the file system tells of names, times and modes.
 */
export const allReaders: readonly Reader[] = [
  ...awsReaders,
  ...networkReaders,
  ...fileReaders,
  ...policyReaders,
  ...toolFileReaders,
  ...linkReaders,
  ...chainedRoleReaders,
  ...programReaders,
  ...commandReaders,
  ...personReaders,
  ...sharingReaders,
  ...systemReaders,
  ...browserReaders,
];
