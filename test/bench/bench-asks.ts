import type { AccountId, Role } from '../../electron/contract/identifiers.ts';
import { latencyOf } from './latency.ts';
import { startNearCore, type NearCore } from './near-core.ts';
import { organisationId } from './ports-on-disk.ts';
import { startSimulatorProcess } from './simulator-process.ts';
import { atMost, exactly, shown, type Figure } from './table.ts';

const seed = 7;
/** Enough for the roles below. */
const accounts = 100;
const path = '/federation/credentials';
const upstreamMs = 100;
const askers = 200;
const rounds = 25;
/** Of the service alone, in each round, so that both are measured in the same minute of the machine. */
const upstreamPerRound = 4;
const warmAsks = 10_000;

/** What programs wait for credentials, on the real clock, from a service that takes 100 ms. */
export async function benchAsks(): Promise<Figure[]> {
  const simulator = await startSimulatorProcess(accounts, seed);
  await simulator.control('POST', 'switches', { throttlePerSecond: null });
  const roles = (await simulator.accounts()).flatMap(([id, names]) =>
    names.map((roleName): Role => ({ organisationId, accountId: id as AccountId, roleName })),
  );
  const core = await startNearCore(simulator);
  await simulator.control('POST', 'faults', { kind: 'slow', ms: upstreamMs, path });
  const [first, ...others] = roles;
  if (first === undefined || others.length < rounds + askers) throw new Error('There are too few roles.');
  await Promise.all([core.upstream(first), ask(core, first)]);
  const figures = [
    ...(await askOneRole(core, others.slice(0, rounds))),
    ...(await askManyRoles(core, others.slice(rounds, rounds + askers))),
    ...(await askWarm(core, others.slice(0, rounds + askers))),
  ];
  await core.close();
  await simulator.close();
  return figures;
}

/** Asks and answers how long (ms) the answer took. */
async function ask({ latchkey }: NearCore, role: Role): Promise<number> {
  const startedAt = performance.now();
  const answer = await latchkey.credentialsFor(role, { program: 'terraform' });
  if (!answer.ok) throw new Error(`A program was refused: ${answer.failure.code}.`);
  return performance.now() - startedAt;
}

function callsOf({ http }: NearCore): number {
  return http.requests.filter((request) => request.path.endsWith(path)).length;
}

async function askOneRole(core: NearCore, roles: readonly Role[]): Promise<Figure[]> {
  const alone: number[] = [];
  const asked: number[] = [];
  const before = callsOf(core);
  for (const role of roles) {
    for (let time = 0; time < upstreamPerRound; time += 1) {
      const startedAt = performance.now();
      await core.upstream(role);
      alone.push(performance.now() - startedAt);
    }
    asked.push(...(await Promise.all(Array.from({ length: askers }, () => ask(core, role)))));
  }
  const upstream = latencyOf(alone);
  const cold = latencyOf(asked);
  return [
    shown(`the service alone, ${String(alone.length)} calls, p50 and p99`, both(upstream)),
    exactly(`${String(askers)} cold asks at once, ${String(rounds)} times: calls`, callsOf(core) - before, rounds),
    shown('their wait, p50', `${cold.p50.toFixed(1)} ms`),
    atMost('their wait, p99, against that of the service alone', cold.p99 / upstream.p99, 1.2, 'of it', 2),
    shown('their wait, p99', `${cold.p99.toFixed(1)} ms`),
  ];
}

async function askManyRoles(core: NearCore, roles: readonly Role[]): Promise<Figure[]> {
  const before = callsOf(core);
  const asked = latencyOf(await Promise.all(roles.map((role) => ask(core, role))));
  return [
    exactly(
      `one cold ask for each of ${String(roles.length)} roles at once: calls`,
      callsOf(core) - before,
      roles.length,
    ),
    shown('their wait, p50 and p99', both(asked)),
  ];
}

async function askWarm(core: NearCore, roles: readonly Role[]): Promise<Figure[]> {
  const before = callsOf(core);
  const roleOf = (place: number): Role => roles[place % roles.length] as Role;
  const one: number[] = [];
  for (let place = 0; place < warmAsks; place += 1) one.push(await ask(core, roleOf(place)));
  const inTurn = latencyOf(one);
  const together = latencyOf(
    await Promise.all(Array.from({ length: warmAsks }, (_none, place) => ask(core, roleOf(place)))),
  );
  const many = warmAsks.toLocaleString('en');
  return [
    shown(`${many} warm asks one after another, p50`, `${(inTurn.p50 * 1000).toFixed(0)} µs`),
    atMost('their wait, p99', inTurn.p99, 1, 'ms', 2),
    shown(`${many} warm asks at once, p50`, `${together.p50.toFixed(0)} ms`),
    atMost('their wait, p99', together.p99, 1000, 'ms', 0),
    exactly('calls for all the warm asks', callsOf(core) - before, 0),
  ];
}

function both({ p50, p99 }: { readonly p50: number; readonly p99: number }): string {
  return `${p50.toFixed(1)} and ${p99.toFixed(1)} ms`;
}
