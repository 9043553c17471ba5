import { mkdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Page } from 'playwright-core';
import { AssertionFailed } from './assert.ts';
import { mask } from './mask.ts';
import { takePicture } from '../browser/picture.ts';

/** Tells the tour: numbered steps in plain sentences, each with a picture. */
export class Narrator {
  readonly #folder: string;
  readonly #print: (line: string) => void;
  #step = 0;
  #title = '';
  #pictures = 0;

  /** @param folder where pictures go; emptied at the start. */
  constructor(folder: string, print: (line: string) => void = console.log) {
    this.#folder = folder;
    this.#print = print;
  }

  async begin(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
    await mkdir(this.#folder, { recursive: true });
  }

  get pictures(): number {
    return this.#pictures;
  }

  get steps(): number {
    return this.#step;
  }

  step(title: string): void {
    this.#step += 1;
    this.#title = title;
    this.#print('');
    this.#print(`${String(this.#step).padStart(2)}. ${title}`);
  }

  /** One sentence, or a few lines, below the step; secrets in it are masked. */
  say(text: string): void {
    for (const line of mask(text).split('\n')) this.#print(`    ${line}`);
  }

  /** Writes `NN-name.png` of what a page shows, numbered by the step. */
  async picture(name: string, page: Page): Promise<void> {
    const file = `${String(this.#step).padStart(2, '0')}-${name}.png`;
    await takePicture(page, { path: join(this.#folder, file), animations: 'disabled' });
    this.#pictures += 1;
    this.#print(`    picture: ${relative(process.cwd(), join(this.#folder, file))}`);
  }

  /** Says which step failed, what was expected and found. */
  failure(error: unknown): void {
    this.#print('');
    this.#print(`STEP ${String(this.#step)} DID NOT HOLD: ${this.#title}`);
    if (error instanceof AssertionFailed) {
      this.say(`${error.message}.\nexpected: ${error.expected}\nfound:    ${error.found}`);
    } else {
      this.say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
  }
}
