import * as v from 'valibot';
import { createIdentityCenter } from '../../electron/aws/create-identity-center.ts';
import { commands, type CommandName } from '../../electron/contract/commands.ts';
import { catalogueChangeSchema } from '../../electron/contract/catalogue.ts';
import { roleKey } from '../../electron/shared/model/role.ts';
import { appSnapshotSchema, type AppSnapshot } from '../../electron/contract/snapshot.ts';
import type { Result } from '../../electron/contract/failure.ts';
import { createLatchkey } from '../../electron/core/app/create-latchkey.ts';
import { hour, second } from '../../electron/core/time/instant.ts';
import type { Latchkey, Ports } from '../../electron/core/app/latchkey.ts';
import type { HttpResponse } from '../../electron/core/ports/http.ts';
import { createCommandAnswerer, type CommandHandlers } from '../../electron/shell/ipc/command-server.ts';
import { ManualClock } from '../harness/manual-clock.ts';
import * as doubles from '../harness/memory-ports.ts';
import { cannedAws, type Operation } from './canned-aws.ts';
import { hold, holdNoCanary, holdOnce } from './properties.ts';
import { now } from './valid-answers.ts';
import { kept, organisationId, role } from './valid-files.ts';

/** Where an odd answer comes, and what core has before it. */
export interface Meeting {
  readonly at: Operation;
  readonly as: 'first sign-in' | 'signed in';
}

/** Core as it stands on given files, settings and secrets, with AWS that answers at once. */
export interface Stage {
  readonly ports: Ports & {
    readonly log: doubles.RecordingLog;
    readonly settings: doubles.MemorySettings;
    readonly notifier: doubles.RecordingNotifier;
  };
  readonly files: doubles.MemoryFiles;
  readonly vault: doubles.MemoryVault;
  readonly clock: ManualClock;
}

/** One odd answer met by core, from its start to its end. */
export async function meets({ at, as }: Meeting, response: HttpResponse): Promise<void> {
  const stage = setStage({ [at]: response });
  kept(stage, as === 'signed in');
  await live(stage, as === 'signed in' ? useEverything : signInWithCode);
}

export function setStage(odd: Parameters<typeof cannedAws>[0] = {}): Stage {
  const clock = new ManualClock(now);
  const files = new doubles.MemoryFiles();
  const vault = new doubles.MemoryVault();
  const log = new doubles.RecordingLog();
  const ports = {
    clock,
    files,
    vault,
    log,
    http: cannedAws(odd),
    settings: new doubles.MemorySettings(),
    browser: new doubles.RecordingBrowser(),
    confirmation: new doubles.RecordingConfirmation(),
    clipboard: new doubles.MemoryClipboard(),
    listeners: { listen: () => Promise.reject(new Error('There is no port.')) },
    notifier: new doubles.RecordingNotifier(),
    attendance: new doubles.SetAttendance(),
    network: new doubles.SetNetwork(),
    identifiers: doubles.plainIdentifiers,
    identityCenter: (http: Ports['http']) =>
      Promise.resolve(createIdentityCenter(http, {}, (message) => log.warn(message))),
    platform: {
      system: 'linux',
      wayland: false,
      desktop: '',
      locale: 'en-GB',
      version: '0.0.0',
      packaged: false,
    } as const,
    overrides: {},
  };
  return { ports, files, vault, clock };
}

type Ask = (name: CommandName, input: unknown) => Promise<Result<unknown>>;
type Script = (ask: Ask, advance: (milliseconds: number) => Promise<void>) => Promise<void>;

/** Starts core, plays the script through the boundary to the window, stops it; all it tells meanwhile has to hold. */
export async function live(stage: Stage, script: Script): Promise<void> {
  const latchkey = createLatchkey(stage.ports);
  latchkey.onSnapshot(holdSnapshot);
  latchkey.onCatalogue((change) =>
    hold(v.is(catalogueChangeSchema, change), 'a change of the list does not fit its schema'),
  );
  const ask = askThroughBoundary(latchkey, stage);
  await latchkey.start();
  await settle();
  await script(ask, (milliseconds) => stage.clock.advance(milliseconds, settle));
  await ask('snapshot.get', {});
  await latchkey.stop();
  holdSnapshot(latchkey.snapshot());
  const { log, notifier } = stage.ports;
  holdNoCanary(log.lines.join('\n'), 'the log');
  holdNoCanary(JSON.stringify(notifier.shown), 'a notification');
  for (const [path, text] of stage.files.texts) {
    if (!path.endsWith('.damaged') && !path.endsWith('.newer')) holdNoCanary(text, path);
  }
}

export function holdSnapshot(snapshot: AppSnapshot): void {
  const checked = v.safeParse(appSnapshotSchema, snapshot);
  if (!checked.success)
    hold(false, `a snapshot does not fit its schema at ${v.getDotPath(checked.issues[0]) ?? 'all'}`);
  holdOnce(
    snapshot.organisations.map(({ id }) => id),
    'organisations',
  );
  holdOnce(snapshot.pinned.map(roleKey), 'pinned');
  holdOnce([...snapshot.pinned, ...snapshot.recent].map(roleKey), 'pinned and recent');
  holdOnce(
    snapshot.removedRoles.map(({ role: removed }) => roleKey(removed)),
    'removed roles',
  );
  holdOnce(
    snapshot.freshness.map(({ role: held }) => roleKey(held)),
    'freshness',
  );
  holdOnce(
    snapshot.notices.map(({ id }) => id),
    'notices',
  );
  holdNoCanary(JSON.stringify(snapshot), 'a snapshot');
}

function askThroughBoundary(latchkey: Latchkey, { ports }: Stage): Ask {
  const handlers = latchkey.commands as unknown as CommandHandlers;
  const answer = createCommandAnswerer({
    handlers,
    trusted: { add: () => undefined, refusal: () => null },
    log: ports.log,
  });
  const origin = {} as Parameters<typeof answer>[0];
  return async (name, input) => {
    const result = await answer(origin, [name, input]);
    hold(
      result.ok || result.failure.code !== 'internal',
      `${name} failed: ${ports.log.lines.slice(-2).join(' ').slice(0, 1500)}`,
    );
    holdNoCanary(JSON.stringify(result), `the answer of ${name}`);
    if (result.ok && name === 'catalogue.get') holdCatalogue(v.parse(commands[name].output, result.value));
    return result;
  };
}

function holdCatalogue({ accounts }: v.InferOutput<(typeof commands)['catalogue.get']['output']>): void {
  holdOnce(
    accounts.map(({ id }) => id),
    'accounts',
  );
  accounts.forEach(({ roleNames }) => holdOnce(roleNames ?? [], 'permission sets'));
}

async function signInWithCode(ask: Parameters<Script>[0], advance: Parameters<Script>[1]): Promise<void> {
  await ask('sign-in.start', { organisationId, way: 'code' });
  await advance(0);
  await ask('snapshot.get', {});
  await advance(20 * second);
  await ask('catalogue.get', { organisationId });
  await ask('support.copy-details', { organisationId });
  await advance(2 * hour);
}

/** What a person and the clock do in two hours: all that AWS is asked for. */
export async function useEverything(ask: Parameters<Script>[0], advance: Parameters<Script>[1]): Promise<void> {
  await ask('catalogue.reload', { organisationId });
  await advance(20 * second);
  await ask('catalogue.get', { organisationId });
  for (const kind of ['open-console', 'copy-role-arn', 'copy-console-link', 'renew-credentials'] as const) {
    await ask('role.perform', { intent: { kind, role } });
  }
  await ask('role.perform', { intent: { kind: 'copy-credentials', role, format: 'credentials-file' } });
  await ask('copy.preview', { role, format: 'shell' });
  await ask('console.places', { role });
  await advance(2 * hour);
  await ask('sign-out', { organisationId });
  await advance(second);
}

/** Nothing is on its way for long: answers are there at once, and what is read or encrypted is in memory. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
