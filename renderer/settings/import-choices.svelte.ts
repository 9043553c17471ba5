import type {
  ImportChoice,
  ImportPartView,
  ImportPreview,
  ImportWay,
} from '../../electron/contract/settings-import.ts';
import { importParts, type ImportPart } from '../../electron/shared/tables/import-parts.ts';

type TakenWay = Exclude<ImportWay, 'skip'>;

/** What the person takes of a file of settings: each part or not, and whose counts where both differ. */
export class ImportChoices {
  readonly #parts: readonly ImportPartView[];
  readonly #taken = $state<Partial<Record<ImportPart, boolean>>>({});
  readonly #ways = $state<Partial<Record<ImportPart, TakenWay>>>({});

  constructor({ parts }: ImportPreview) {
    this.#parts = parts;
    for (const part of parts) {
      // What makes less stand before use is chosen, not left as it is.
      this.#taken[part.part] = part.added > 0 && lowers(part, 'add') === 0;
      this.#ways[part.part] = part.added > 0 ? 'add' : 'replace';
    }
  }

  isTaken(part: ImportPart): boolean {
    return this.#taken[part] ?? false;
  }

  take(part: ImportPart, taken: boolean): void {
    this.#taken[part] = taken;
  }

  way(part: ImportPart): TakenWay {
    return this.#ways[part] ?? 'add';
  }

  use(part: ImportPart, way: TakenWay): void {
    this.#ways[part] = way;
  }

  isEmpty(): boolean {
    return this.#parts.every(({ part }) => !this.isTaken(part));
  }

  choice(): ImportChoice {
    const ways = importParts.map((part) => [part, this.isTaken(part) ? this.way(part) : 'skip'] as const);
    return Object.fromEntries(ways) as ImportChoice;
  }
}

/** Whether a file says anything of it that is not so already. */
export function changes({ added, differing, removed }: ImportPartView): boolean {
  return added + differing + removed > 0;
}

/** Whether there is something to choose between: what is new can be taken without what differs. */
export function hasTwoWays({ added, differing, removed }: ImportPartView): boolean {
  return added > 0 && differing + removed > 0;
}

function lowers(part: ImportPartView, way: TakenWay): number {
  return part.lowers[way].accounts + part.lowers[way].items;
}
