import type { AttackDefences } from './defence.ts';
import { defencesOfFiles } from './defences/files.ts';
import { defencesOfLoopback } from './defences/loopback.ts';
import { defencesOfNetwork } from './defences/network.ts';
import { defencesOfProgram } from './defences/program.ts';
import { defencesOfWindow } from './defences/window.ts';

/** By the name of the attack, which is that of its test file and stands in docs/threat-model.md. */
export const attacks: Readonly<Record<string, AttackDefences>> = {
  ...defencesOfWindow,
  ...defencesOfLoopback,
  ...defencesOfProgram,
  ...defencesOfNetwork,
  ...defencesOfFiles,
};
