import type { LinkWay } from '../../electron/contract/links.ts';
import type { Part } from './computer.ts';

/** What the person does with links and addresses while a part fails. */
export type Deed = `link by ${LinkWay}` | 'change the way' | 'unlink' | 'copy an address' | 'revoke an address';

/** A part of this computer that links need, the deed that meets its failure, and the sentence that is said then. */
export interface LinkFault {
  readonly part: Part;
  readonly deed: Deed;
  readonly says: string;
}

const noRoom = 'Latchkey could not use its folder. Make room on the disk or check its permissions.';
const full = (file: string): string =>
  `The disk is full, so /home/robin/.aws/${file} was not changed. Make room, then try again.`;

/** Each refuses the deed; nothing is lost, and the deed works once the part does. */
export const faultsOfLinks: readonly LinkFault[] = [
  ...(['link by process', 'link by sso', 'link by keys', 'change the way', 'unlink'] as const).map((deed) => ({
    part: 'files' as const,
    deed,
    says: noRoom,
  })),
  { part: 'AWS config', deed: 'link by process', says: full('config') },
  { part: 'AWS config', deed: 'link by sso', says: full('config') },
  { part: 'AWS credentials', deed: 'link by keys', says: full('credentials') },
  { part: 'AWS config', deed: 'change the way', says: full('config') },
  { part: 'AWS credentials', deed: 'change the way', says: full('credentials') },
  { part: 'AWS config', deed: 'unlink', says: full('config') },
  { part: 'files', deed: 'copy an address', says: noRoom },
  { part: 'files', deed: 'revoke an address', says: noRoom },
  { part: 'endpoint', deed: 'copy an address', says: 'Latchkey made a mistake, which is in its log. Try again.' },
];
