/**
 * `npm run test:docs`: runs every block of the pages that can run here, in a shell of its own, beside the built app on the
 * stand-in that is signed in to the simulator; lists the others with the reason, and the links to other sites, which are
 * not asked. Exits 1 where a block ends with another code than 0, has an info string that nobody knows, or a link is dead.
 */
import { pathOf } from '../harness/shells.ts';
import { blocksOf, reasonOf, shellOf, shownAs, type Block } from './blocks.ts';
import { startDocsApp, type DocsApp } from './docs-app.ts';
import { deadEnd, leadsOutside, linksIn } from './links.ts';
import { pages, textOf } from './pages.ts';

interface Row {
  readonly block: Block;
  readonly outcome: 'ran' | 'not run' | 'FAILED';
  readonly why: string;
}

const blocks = blocksOf(pages);
const app = await startDocsApp();
let rows: Row[];
try {
  rows = await inTurn(blocks, (block) => rowOf(app, block));
} finally {
  await app.close();
}
const dead = pages.flatMap((page) => linksIn(page, textOf(page))).filter((link) => !leadsOutside(link));
const ends = dead.map(deadEnd).filter((end) => end !== null);
const outside = pages.flatMap((page) => linksIn(page, textOf(page))).filter(leadsOutside);

for (const { block, outcome, why } of rows) {
  const place = `${block.page}:${String(block.line)}`.padEnd(40);
  process.stdout.write(`${outcome.padEnd(8)} ${place} ${shownAs(block)}${why === '' ? '' : `\n${why}`}\n`);
}
process.stdout.write(`\nLinks to other sites, none of which was asked: ${String(outside.length)}\n`);
for (const { page, target } of outside) process.stdout.write(`         ${page.padEnd(40)} ${target}\n`);
for (const end of ends) process.stdout.write(`DEAD     ${end}\n`);
const count = (outcome: Row['outcome']): string => String(rows.filter((row) => row.outcome === outcome).length);
process.stdout.write(
  `\n${count('ran')} blocks ran, ${count('not run')} were not run, ${count('FAILED')} failed; ` +
    `${String(dead.length)} links within the repository, ${String(ends.length)} dead.\n`,
);
process.exitCode = count('FAILED') === '0' && ends.length === 0 ? 0 : 1;

async function rowOf(running: DocsApp, block: Block): Promise<Row> {
  const reason = reasonOf(block);
  if (reason === undefined) return { block, outcome: 'FAILED', why: indented(`Nobody knows "${block.info}".`) };
  const shell = shellOf(block);
  if (shell === null) return { block, outcome: 'not run', why: indented(reason ?? '') };
  if (pathOf(shell[0]) === undefined) {
    return { block, outcome: 'not run', why: indented(`${shell[0]} is not on this computer`) };
  }
  const { status, stdout, stderr } = await running.typed(shell, block.text);
  if (status === 0) return { block, outcome: 'ran', why: '' };
  return { block, outcome: 'FAILED', why: indented(`It ended with ${String(status)}.\n${stdout}${stderr}`) };
}

function indented(text: string): string {
  return text.trimEnd().replaceAll(/^/gmu, '         | ');
}

/** One after the other: what one block links, the next would see. */
async function inTurn<Item, Answer>(items: readonly Item[], ask: (item: Item) => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const item of items) answers.push(await ask(item));
  return answers;
}
