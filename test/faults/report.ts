import type { Judged } from './seen.ts';

const widths = [14, 28, 9, 34, 6, 26];

/** One line: moment, fault, how often, what was said, calls, what state it came to, and what is broken. */
export function rowOf({ moment, fault, times, said, calls, after, tokenLost, broken }: Judged): string {
  const columns = [
    moment.name,
    fault.name,
    times === null ? 'for long' : `${String(times)} ×`,
    said.size === 0 ? 'nothing' : [...said].join(', '),
    String(calls),
    `${after}${tokenLost ? ', token gone' : ', all kept'}`,
  ];
  const line = columns.map((text, place) => text.padEnd(widths[place] ?? 0)).join(' ');
  return `${line}${broken.length === 0 ? '' : ` BROKEN: ${broken.join('; ')}`}`.trimEnd();
}

/** Counts by moment, and the whole. */
export function summary(all: readonly Judged[], seconds: number): string {
  const names = [...new Set(all.map(({ moment }) => moment.name))];
  const lines = names.map((name) => {
    const here = all.filter(({ moment }) => moment.name === name);
    const calls = here.reduce((sum, seen) => sum + seen.calls, 0);
    const broken = here.filter((seen) => seen.broken.length > 0).length;
    return `${name.padEnd(16)}${String(here.length).padStart(5)} cases ${String(calls).padStart(7)} calls ${String(broken).padStart(4)} broken`;
  });
  const broken = all.filter((seen) => seen.broken.length > 0).length;
  const total = `${String(all.length)} cases in ${seconds.toFixed(1)} s, ${String(broken)} broken.`;
  return ['', ...lines, total, ''].join('\n');
}
