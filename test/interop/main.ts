/**
 * `npm run test:interop`: each way by which programs get credentials, with AWS's own clients as real programs: who they are by
 * the signature that the simulator verifies, with another key after a renewal, and what the person reads once the sign-in has
 * ended. Each has five seconds, or those of `--seconds N`. Prints a table; exits 1 where a cell is not as it should be.
 */
import { clients } from './clients.ts';
import { afterRenewal, whatIsSaid, whoItIs, type Cell } from './cells.ts';
import { startLinkedApp, type LinkedApp } from './linked-app.ts';
import { ways } from './ways.ts';

interface Row {
  readonly name: string;
  readonly cells: Cell[];
}

const columns = ['linked', 'after a renewal', 'sign-in ended'];

const app = await startLinkedApp();
try {
  const rows = await rowsOf(app);
  for (const { name, cells } of rows) {
    process.stdout.write(`${name}\n`);
    cells.forEach(({ shown, wrong }, place) => {
      process.stdout.write(`  ${(columns[place] ?? '').padEnd(16)}${wrong === null ? 'ok   ' : 'WRONG'}  ${shown}\n`);
      if (wrong !== null) process.stdout.write(`${wrong.replaceAll(/^/gmu, '    | ')}\n`);
    });
  }
  const { signIn, lastRead } = await app.said();
  const isSaid = signIn === 'ended' && lastRead === 'sign-in-needed';
  process.stdout.write(`The tray: ${signIn}; Activity: ${lastRead}. ${isSaid ? 'ok' : 'WRONG'}\n`);
  const wrong = rows.flatMap(({ cells }) => cells).filter((cell) => cell.wrong !== null).length;
  const count = String(rows.length * columns.length);
  process.stdout.write(
    wrong === 0 ? `All ${count} cells are as they should be.\n` : `${String(wrong)} of ${count} are wrong.\n`,
  );
  process.exitCode = wrong === 0 && isSaid ? 0 : 1;
} finally {
  await app.close();
}

/** Every row goes through one moment before any goes on to the next: they share one sign-in. */
async function rowsOf(running: LinkedApp): Promise<readonly Row[]> {
  for (const way of ways) await way.prepare(running);
  const started = await startable(running);
  const rows = started.map(({ way, client }): Row => ({ name: `${way.name}, ${client.name}`, cells: [] }));
  const add = async (cellOf: (one: (typeof started)[number], row: Row) => Promise<Cell>): Promise<void> => {
    for (const [place, one] of started.entries()) {
      const row = rows[place];
      if (row !== undefined) row.cells.push(await cellOf(one, row));
    }
  };
  await add(({ command }) => whoItIs(running, command));
  await running.renew();
  await add(({ way, client, command }, { cells: [before] }) =>
    afterRenewal(running, command, before, way.keepsKeys.includes(client.name)),
  );
  await running.endSignIn();
  await add(({ way, client, command }) => whatIsSaid(running, command, way, client));
  return rows;
}

async function startable(running: LinkedApp) {
  const pairs = ways.flatMap((way) => clients.map((client) => ({ way, client })));
  const commands = await Promise.all(pairs.map(({ way, client }) => way.start(running, client)));
  return pairs.flatMap((pair, place) => {
    const command = commands[place];
    if (command !== null && command !== undefined) return [{ ...pair, command }];
    console.warn(`NOT RUN: ${pair.client.name} is not on this computer, so nothing shows that it gets credentials.`);
    return [];
  });
}
