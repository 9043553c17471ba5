import { randomUUID } from 'node:crypto';
import type { Identifiers } from '../../core/ports/desktop.ts';

export const identifiers: Identifiers = {
  uuid: () => randomUUID(),
  random: () => Math.random(),
};
