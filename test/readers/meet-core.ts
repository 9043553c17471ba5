import * as v from 'valibot';
import { commands, type CommandName } from '../../electron/contract/commands.ts';
import { catalogueChangeSchema } from '../../electron/contract/catalogue.ts';
import { roleKey } from '../../electron/shared/model/role.ts';
import { appSnapshotSchema, type AppSnapshot } from '../../electron/contract/snapshot.ts';
import type { Result } from '../../electron/contract/failure.ts';
import { hour, second } from '../../electron/core/time/instant.ts';
import type { Latchkey, Ports } from '../../electron/core/app/latchkey.ts';
import type { HttpResponse } from '../../electron/core/ports/http.ts';
import { createCommandAnswerer, type CommandHandlers } from '../../electron/shell/ipc/command-server.ts';
import { createCore } from '../harness/create-core.ts';
import { ManualClock } from '../harness/manual-clock.ts';
import { createTestPorts, type TestPorts } from '../harness/ports.ts';
import { untilQuiet } from '../harness/until-quiet.ts';
import { cannedAws, type Operation } from './canned-aws.ts';
import { assert, assertNoCanary, assertOnce } from './properties.ts';
import { endPrograms, usePrograms } from './use-programs.ts';
import { now } from './valid-answers.ts';
import { chainedRole, kept, organisationId, role } from './valid-files.ts';

/** Where an odd answer comes, and what core has before it. */
export interface Meeting {
  readonly at: Operation;
  readonly as: 'first sign-in' | 'signed in';
}

/** Core as it stands on given files, settings and secrets, with AWS that answers at once. */
export type Stage = Omit<TestPorts, 'http' | 'listeners'> & Ports;

/** One odd answer met by core, from its start to its end. */
export async function meets({ at, as }: Meeting, response: HttpResponse): Promise<void> {
  const stage = setStage({ [at]: response });
  kept(stage, as === 'signed in');
  await live(stage, as === 'signed in' ? useEverything : signInWithCode);
}

export function setStage(odd: Parameters<typeof cannedAws>[0] = {}): Stage {
  return {
    ...createTestPorts({ clock: new ManualClock(now) }),
    http: cannedAws(odd),
    listeners: { listen: () => Promise.reject(new Error('There is no port.')) },
  };
}

export type Ask = (name: CommandName, input: unknown) => Promise<Result<unknown>>;
export type Advance = (milliseconds: number) => Promise<void>;
type Script = (ask: Ask, advance: Advance, stage: Stage, latchkey: Latchkey) => Promise<void>;

/** Starts core, plays the script through the boundary to the window, stops it; all it tells meanwhile has to hold. */
export async function live(stage: Stage, script: Script): Promise<void> {
  const latchkey = createCore({}, stage);
  latchkey.onSnapshot(assertSnapshot);
  latchkey.onCatalogue((change) =>
    assert(v.is(catalogueChangeSchema, change), 'a change of the list does not fit its schema'),
  );
  const ask = askThroughBoundary(latchkey, stage);
  await latchkey.start();
  await untilQuiet();
  await script(ask, (milliseconds) => stage.clock.advance(milliseconds, untilQuiet), stage, latchkey);
  await ask('snapshot.get', {});
  await latchkey.stop();
  assertSnapshot(latchkey.snapshot());
  const { log, notifier } = stage;
  assertNoCanary(log.lines.join('\n'), 'the log');
  assertNoCanary(JSON.stringify(notifier.shown), 'a notification');
  for (const [path, text] of stage.files.texts) {
    if (!path.endsWith('.damaged') && !path.endsWith('.newer')) assertNoCanary(text, path);
  }
}

export function assertSnapshot(snapshot: AppSnapshot): void {
  const checked = v.safeParse(appSnapshotSchema, snapshot);
  if (!checked.success)
    assert(false, `a snapshot does not fit its schema at ${v.getDotPath(checked.issues[0]) ?? 'all'}`);
  assertOnce(
    snapshot.organisations.map(({ id }) => id),
    'organisations',
  );
  assertOnce(snapshot.pinned.map(roleKey), 'pinned');
  assertOnce([...snapshot.pinned, ...snapshot.recent].map(roleKey), 'pinned and recent');
  assertOnce(
    snapshot.removedRoles.map(({ role: removed }) => roleKey(removed)),
    'removed roles',
  );
  assertOnce(
    snapshot.chainedRoles.map(({ role: chained }) => roleKey(chained)),
    'chained roles',
  );
  assertOnce(
    snapshot.freshness.map(({ role: held }) => roleKey(held)),
    'freshness',
  );
  assertOnce(
    snapshot.notices.map(({ id }) => id),
    'notices',
  );
  assertNoCanary(JSON.stringify(snapshot), 'a snapshot');
}

function askThroughBoundary(latchkey: Latchkey, { log }: Stage): Ask {
  const handlers = latchkey.commands as unknown as CommandHandlers;
  const answer = createCommandAnswerer({
    handlers,
    trusted: { add: () => undefined, refusal: () => null },
    log,
  });
  const origin = {} as Parameters<typeof answer>[0];
  return async (name, input) => {
    const result = await answer(origin, [name, input]);
    assert(
      result.ok || result.failure.code !== 'internal',
      `${name} failed: ${log.lines.slice(-2).join(' ').slice(0, 1500)}`,
    );
    assertNoCanary(JSON.stringify(result), `the answer of ${name}`);
    if (result.ok && name === 'catalogue.get') assertCatalogue(v.parse(commands[name].output, result.value));
    return result;
  };
}

function assertCatalogue({ accounts }: v.InferOutput<(typeof commands)['catalogue.get']['output']>): void {
  assertOnce(
    accounts.map(({ id }) => id),
    'accounts',
  );
  accounts.forEach(({ roleNames }) => assertOnce(roleNames ?? [], 'permission sets'));
}

async function signInWithCode(ask: Ask, advance: Advance): Promise<void> {
  await ask('sign-in.start', { organisationId, way: 'code' });
  await advance(0);
  await ask('snapshot.get', {});
  await advance(20 * second);
  await ask('catalogue.get', { organisationId });
  await ask('support.copy-details', { organisationId });
  await advance(2 * hour);
}

/** What a person, programs and the clock do in two hours: all that AWS is asked for. */
export async function useEverything(ask: Ask, advance: Advance, stage: Stage): Promise<void> {
  await ask('catalogue.reload', { organisationId });
  await advance(20 * second);
  await ask('catalogue.get', { organisationId });
  for (const kind of ['open-console', 'copy-role-arn', 'copy-console-link', 'renew-credentials'] as const) {
    await ask('role.perform', { intent: { kind, role } });
  }
  for (const used of [role, chainedRole]) {
    await ask('role.perform', { intent: { kind: 'copy-credentials', role: used, format: 'credentials-file' } });
  }
  await ask('copy.preview', { role, format: 'shell' });
  await ask('console.places', { role });
  await usePrograms(ask, advance, stage);
  await advance(2 * hour);
  await endPrograms(ask);
  await ask('sign-out', { organisationId });
  await advance(second);
}
