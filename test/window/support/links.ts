/** What main answers of links to AWS profiles, for docs/design.md#the-example-organisation. */
import type { LinkPreview, ProgramAccessView } from '../../../electron/contract/links.ts';
import type { Failure, Result } from '../../../electron/contract/failure.ts';
import { instant } from '../../../electron/core/time/instant.ts';
import type { BridgeCall } from './fake-bridge.ts';
import { now, role } from './northwind.ts';
import type { TestWindow } from './window.ts';

const minute = 60_000;

export const staging = role('111122224444', 'PowerUserAccess');
export const prod = role('111122223333', 'ReadOnlyAccess');
export const archive = role('555566667777', 'SecurityAudit');

type Line = LinkPreview['files'][number]['hunks'][number][number];
const line = (kind: Line['kind'], at: number, text: string): Line => ({
  kind,
  before: kind === 'added' ? null : at,
  after: kind === 'removed' ? null : at,
  text,
});

/** The lines of a profile that asks Latchkey, after one of others. */
const added = [
  line('kept', 11, 'output = json'),
  line('added', 12, '# Latchkey: begin payments-staging-poweruser'),
  line('added', 13, '[profile payments-staging-poweruser]'),
  line(
    'added',
    14,
    'credential_process = "/Users/ana/.latchkey/latchkey" credentials 3f0c2b1e 111122224444 PowerUserAccess',
  ),
  line('added', 15, 'region = eu-west-1'),
  line('added', 16, '# Latchkey: end'),
];
const config: LinkPreview['files'][number] = { path: '~/.aws/config', isNew: false, hunks: [added], more: 0 };

/** What linking one role would do, with what a test changes of it. */
export function aPreview(change: Partial<LinkPreview> = {}): LinkPreview {
  return {
    profiles: [{ role: staging, profile: 'payments-staging-poweruser', problem: null }],
    pruned: [],
    files: [config],
    problem: null,
    asksDigits: false,
    ...change,
  };
}

type LinkView = ProgramAccessView['links'][number];

/** A link that asks Latchkey and stands as it was written, with what a test changes of it. */
export function aLink(change: Partial<LinkView> = {}): LinkView {
  return {
    profile: 'payments-staging-poweruser',
    role: staging,
    way: 'process',
    state: 'linked',
    problem: null,
    lastRead: { at: instant(now - 5 * minute), program: 'terraform' },
    ...change,
  };
}

export const consumerId = '0d9c8b7a-6f5e-4d3c-8b2a-1f0e9d8c7b6a';

/** Three links, one of each way, and an address that was copied. */
export const access: ProgramAccessView = {
  socket: 'open',
  files: ['/Users/ana/.aws/config', '/Users/ana/.aws/credentials'],
  problem: null,
  links: [
    aLink(),
    aLink({ profile: 'payments-prod-readonly', role: prod, way: 'sso', state: 'changed', lastRead: null }),
    aLink({ profile: 'archive', role: archive, way: 'keys', state: 'missing', lastRead: null }),
  ],
  canUndo: true,
  endpoint: {
    state: 'listening',
    port: 49_321,
    consumers: [
      {
        id: consumerId,
        role: prod,
        purpose: 'Shell',
        createdAt: instant(now - 26 * 60 * minute),
        lastAsked: { at: instant(now - 3 * minute), program: 'python3' },
      },
    ],
  },
};

/** What main refuses with a sentence. */
export function refused(sentence: string, code: Failure['code'] = 'link-refused'): Result<unknown> {
  return { ok: false, failure: { code, sentence, retry: false } };
}

/** Answers a command otherwise from now on. */
export async function answerNow(window: TestWindow, name: BridgeCall['name'], value: unknown): Promise<void> {
  await window.page.evaluate(
    (given) => {
      globalThis.fakeMain.answers[given.name] = given.answer as Result<unknown>;
    },
    { name, answer: { ok: true, value } },
  );
}

/** What was asked of these commands. */
export async function askedOf(window: TestWindow, ...names: BridgeCall['name'][]): Promise<unknown[]> {
  return (await window.asked()).filter(({ name }) => names.includes(name)).map(({ input }) => input);
}
