/**
 * `npm run gallery`: drives the built app to its surfaces and writes a picture of each, and a page that shows them beside
 * their designs; with names, only those pictures. Exits 1 where a pair differs and no sentence says why. With `--check` nothing is written: it exits 1 where a picture is not as the one in the repository.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { closeSharedChromium } from '../electron-stand-in/launch.ts';
import { sharedChromium } from '../electron-stand-in/host/shared-chromium.ts';
import { differenceOf } from './compare.ts';
import { differences, mostUnexplained } from './differences.ts';
import { drawPlay, type Pictures } from './draw.ts';
import { galleryPage, type Pair } from './page.ts';
import { firstDay } from './plays/first-day.ts';
import { otherOrganisations } from './plays/other-organisations.ts';
import { looksOf, type Play, type Scene } from './scene.ts';

/** Per cent that a picture may differ from the one in the repository. */
const mostChanged = 0.05;
const folder = import.meta.dirname;
const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'));

// Chromium takes its time zone from here.
process.env['TZ'] = 'UTC';
const plays: readonly Play[] = [firstDay, ...otherOrganisations];
const pictures = await drawAll();
process.exitCode = process.argv.includes('--check') ? await check(pictures) : await write(pictures);
await closeSharedChromium();

async function drawAll(): Promise<Pictures> {
  const all: Pictures = new Map();
  for (const play of plays) for (const [name, picture] of await drawPlay(play, isAsked)) all.set(name, picture);
  return all;
}

/** All, or those that are named on the command line. */
function isAsked(name: string): boolean {
  return asked.length === 0 || asked.includes(name);
}

function namesOf(fits: (scene: Scene) => boolean): Set<string> {
  return new Set(
    plays
      .flatMap(({ scenes }) => scenes.filter(fits))
      .flatMap(looksOf)
      .map(([name]) => name),
  );
}

async function check(drawn: Pictures): Promise<number> {
  const page = await (await sharedChromium()).browser.newPage();
  let changed = 0;
  const changing = namesOf((scene) => scene.changesEachTime === true);
  const compared = [...drawn].filter(([name]) => !changing.has(name));
  for (const [name, picture] of compared) {
    const kept = await readFile(join(folder, 'pictures', `${name}.png`)).catch(() => null);
    const difference = kept === null ? 100 : await differenceOf(page, picture, kept);
    if (difference <= mostChanged) continue;
    changed += 1;
    console.log(`${name}: ${difference.toFixed(2)} % differs from test/gallery/pictures/${name}.png.`);
  }
  console.log(changed === 0 ? `All ${String(compared.length)} pictures are as before.` : `${String(changed)} changed.`);
  return changed === 0 ? 0 : 1;
}

async function write(drawn: Pictures): Promise<number> {
  const page = await (await sharedChromium()).browser.newPage();
  const designs = (await readdir(join(folder, 'designs'))).map((file) => file.replace(/\.png$/u, ''));
  const pairs: Pair[] = [];
  const bySystem = namesOf((scene) => scene.bySystem === true);
  const unexplained: string[] = [];
  for (const name of [...new Set([...designs, ...drawn.keys()])].sort()) {
    const picture = drawn.get(name);
    const hasDesign = designs.includes(name);
    if (picture !== undefined) await writeFile(join(folder, 'pictures', `${name}.png`), picture);
    const difference =
      picture === undefined || !hasDesign || bySystem.has(name)
        ? null
        : await differenceOf(page, picture, await readFile(join(folder, 'designs', `${name}.png`)));
    const why = differences[name] ?? '';
    if (difference !== null && difference > mostUnexplained && why === '') unexplained.push(name);
    pairs.push({ name, difference, hasPicture: picture !== undefined, hasDesign, why });
    console.log(
      `${name.padEnd(24)} ${difference === null ? (picture === undefined ? 'not yet' : 'not compared') : `${difference.toFixed(1)} %`}`,
    );
  }
  // A page of some pictures only would lose the others.
  if (asked.length === 0) await writeFile(join(folder, 'index.html'), galleryPage(pairs));
  if (unexplained.length === 0) return 0;
  console.log(`Say in differences.ts why these differ from their designs: ${unexplained.join(', ')}.`);
  return 1;
}
