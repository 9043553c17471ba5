import type { ProgramAccessView } from '../../electron/contract/links.ts';
import { ago } from '../../electron/shared/format/ago.ts';
import { text, type KeyOf } from '../../electron/shared/text/text.ts';
import { folded } from '../list/search/fold.ts';
import type { RoleFacts } from '../stores/role-facts.ts';

type LinkView = ProgramAccessView['links'][number];
type Consumer = ProgramAccessView['endpoint']['consumers'][number];

const ways: Readonly<Record<LinkView['way'], KeyOf>> = {
  process: 'programs-page.process',
  sso: 'programs-page.sso',
  keys: 'programs-page.keys',
};

/** How a link gives credentials, and who had them last by its own word: a name that a program gives proves nothing. */
export function linkHint({ way, lastRead }: LinkView, now: number): string[] {
  return [text(ways[way]), way === 'process' ? lastReadWords(lastRead, now) : text('programs-page.not-seen')];
}

/** What has become of its lines in the file; null: they are as they were written. */
export function linkState({ state }: LinkView): string | null {
  if (state === 'linked') return null;
  return text(state === 'changed' ? 'programs-page.changed' : 'programs-page.missing');
}

/** What an address was copied for, when, and who asked there last by its own word. */
export function consumerHint({ purpose, createdAt, lastAsked }: Consumer, now: number): string[] {
  return [
    text('programs-page.for', { purpose }),
    text('programs-page.copied', { when: ago(now - createdAt) }),
    lastAskedWords(lastAsked, now),
  ];
}

/** Why programs cannot ask, or copied addresses get no answer; null: they can. */
export function socketProblem({ socket }: ProgramAccessView): string | null {
  if (socket === 'other-copy') return text('programs-page.other-copy');
  return socket === 'failed' ? text('programs-page.socket-failed') : null;
}

export function endpointProblem({ endpoint: { state, port } }: ProgramAccessView): string | null {
  if (state === 'port-taken') return text('programs-page.port-taken', { port: String(port ?? '') });
  return state === 'failed' ? text('programs-page.endpoint-failed') : null;
}

/** Whether every word of what is typed is in the name of the profile or in what tells its role apart. */
export function fitsLink({ profile }: LinkView, { name, facts }: RoleFacts, typed: string): boolean {
  const among = folded([profile, name, ...facts, ...facts.map((fact) => fact.replaceAll(' ', ''))].join(' '));
  const words = folded(typed).split(/\s+/u);
  return words.every((word) => among.includes(word));
}

function lastReadWords(lastRead: LinkView['lastRead'], now: number): string {
  if (lastRead === null) return text('row.unread');
  const when = ago(now - lastRead.at);
  const { program } = lastRead;
  return program === '' ? text('programs-page.read-nameless', { when }) : text('programs-page.read', { when, program });
}

function lastAskedWords(lastAsked: Consumer['lastAsked'], now: number): string {
  if (lastAsked === null) return text('programs-page.not-asked');
  const when = ago(now - lastAsked.at);
  const { program } = lastAsked;
  return program === ''
    ? text('programs-page.asked-nameless', { when })
    : text('programs-page.asked', { when, program });
}
