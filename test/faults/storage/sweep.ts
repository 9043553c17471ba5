import { judgeStorage } from './judge-storage.ts';
import { runStorageCase } from './run-storage-case.ts';
import { storageCases } from './storage-cases.ts';

/** Lets every part that keeps something fail, at the start and in the middle; prints a line for each, answers how many broke. */
export async function sweepStorage(): Promise<number> {
  let broken = 0;
  for (const one of storageCases) {
    const seen = await runStorageCase(one);
    const wrong = judgeStorage(one, seen);
    if (wrong.length > 0) broken += 1;
    const columns = [
      one.when.padEnd(14),
      one.name.padEnd(30),
      (seen.said.join(', ') || 'nothing').padEnd(20),
      `${seen.during}, then ${seen.after.state}`,
    ];
    process.stdout.write(`${columns.join(' ')}${wrong.length === 0 ? '' : ` BROKEN: ${wrong.join('; ')}`}\n`);
  }
  process.stdout.write(`${String(storageCases.length)} failing parts, ${String(broken)} broken.\n`);
  return broken;
}
