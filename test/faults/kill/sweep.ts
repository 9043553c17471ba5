import { judgeKill } from './judge-kill.ts';
import { killMoments, killsInARow, killTimes } from './kill-moments.ts';
import { killRefresh } from './kill-refresh.ts';

/** Kills at every step and at `times` moments of the start; prints a line for each and answers how many were broken. */
export async function sweepKills(times: number): Promise<number> {
  let broken = 0;
  let asked = 0;
  const moments = [...killMoments, ...killsInARow, ...killTimes(times)];
  for (const { name, at, again, leaves } of moments) {
    const killed = await killRefresh(at, again);
    const wrong = judgeKill(killed, leaves);
    if (wrong.length > 0) broken += 1;
    if (killed.first.state === 'ended') asked += 1;
    const columns = [
      'kill -9'.padEnd(14),
      name.padEnd(53),
      `${killed.file} token kept${killed.rotated ? ', AWS gave a new one' : ''}`.padEnd(38),
      `${killed.first.state}, then ${killed.second.state}`,
    ];
    process.stdout.write(`${columns.join(' ')}${wrong.length === 0 ? '' : ` BROKEN: ${wrong.join('; ')}`}\n`);
  }
  process.stdout.write(
    `${String(moments.length)} kills: ${String(moments.length - asked)} went on, ${String(asked)} asked the person once, ${String(broken)} broken.\n`,
  );
  return broken;
}
