import type { AccountId, Role } from '../../electron/contract/identifiers.ts';
import { latencyOf, threadTime } from './latency.ts';
import { credentialsPath, startNearCore, type NearCore } from './near-core.ts';
import { organisationId } from './core-on-disk.ts';
import { startSimulatorProcess } from './simulator-process.ts';
import { atMost, exactly, shown, type Figure } from './table.ts';

const seed = 7;
/** Enough for the roles below. */
const accounts = 100;
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
  await simulator.control('POST', 'faults', { kind: 'slow', ms: upstreamMs, path: credentialsPath });
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

/** Asks and answers how long (ms, by the given clock) the answer took. */
async function ask({ latchkey }: NearCore, role: Role, now = (): number => performance.now()): Promise<number> {
  const startedAt = now();
  const answer = await latchkey.credentialsFor(role, { program: 'terraform' });
  if (!answer.ok) throw new Error(`A program was refused: ${answer.failure.code}.`);
  return now() - startedAt;
}

function callsOf({ http }: NearCore): number {
  return http.requests.filter((request) => request.path.endsWith(credentialsPath)).length;
}

async function askOneRole(core: NearCore, roles: readonly Role[]): Promise<Figure[]> {
  const alone: number[] = [];
  const asked: number[] = [];
  const parts: number[] = [];
  const before = callsOf(core);
  for (const role of roles) {
    for (let time = 0; time < upstreamPerRound; time += 1) {
      const startedAt = performance.now();
      await core.upstream(role);
      alone.push(performance.now() - startedAt);
    }
    const round = await Promise.all(Array.from({ length: askers }, () => ask(core, role)));
    const onTheWire = core.wireMs.at(-1) ?? Number.NaN;
    asked.push(...round);
    parts.push(latencyOf(round).p99 / onTheWire);
  }
  const upstream = latencyOf(alone);
  const cold = latencyOf(asked);
  return [
    shown(`the service alone, ${String(alone.length)} calls, p50 and p99`, both(upstream)),
    exactly(`${String(askers)} cold asks at once, ${String(rounds)} times: calls`, callsOf(core) - before, rounds),
    shown('their wait, p50 and p99', both(cold)),
    atMost('their p99 in times of the p99 of the service alone', cold.p99 / upstream.p99, 1.2, '', 2),
    // On a busy machine two hundred share one call, and with it whatever else the machine did meanwhile: this leaves that out.
    shown('in times of their own call on the wire, the middle one of the rounds', latencyOf(parts).p50.toFixed(2)),
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
    await Promise.all(Array.from({ length: warmAsks }, (_none, place) => ask(core, roleOf(place), threadTime))),
  );
  const many = warmAsks.toLocaleString('en');
  return [
    shown(`${many} warm asks one after another, p50`, `${(inTurn.p50 * 1000).toFixed(0)} µs`),
    atMost('their wait, p99', inTurn.p99, 1, 'ms', 2),
    shown(`${many} warm asks at once, of this process’s time, p50`, `${together.p50.toFixed(0)} ms`),
    atMost('and p99', together.p99, 1000, 'ms', 0),
    exactly('calls for all the warm asks', callsOf(core) - before, 0),
  ];
}

function both({ p50, p99 }: { readonly p50: number; readonly p99: number }): string {
  return `${p50.toFixed(1)} and ${p99.toFixed(1)} ms`;
}
