/** What a screen reader hears of the desktop's programs, as one does on Linux: over AT-SPI. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from '../../harness/until.ts';
import type { WatchedProgram } from '../../harness/run-program.ts';
import type { Desktop } from './desktop.ts';

/** Programs started with this tell the accessibility bus what they show (session.ts keeps all others from it). */
export const heardEnvironment = { NO_AT_BRIDGE: '0' } as const;

/** A part of a window. */
export interface Accessible {
  /** AT-SPI's word for what it is, such as `entry`. */
  readonly role: string;
  readonly name: string;
  readonly description: string;
  readonly states: readonly string[];
  readonly attributes: Readonly<Record<string, string>>;
}

export interface AccessibleNode extends Accessible {
  readonly children: readonly AccessibleNode[];
}

interface HeardEvent {
  readonly type: string;
  readonly detail: number;
  readonly text: string;
  /** Null where it was gone before it could be asked. */
  readonly source: Accessible | null;
}

export class ScreenReader {
  readonly #desktop: Desktop;
  readonly #program: string;
  readonly #listener: WatchedProgram;
  #from = 0;

  constructor(desktop: Desktop, program: string) {
    this.#desktop = desktop;
    this.#program = program;
    this.#listener = desktop.start('python3', ['-c', program, 'events'], heardEnvironment);
  }

  async ready(): Promise<void> {
    await until(
      () => `the accessibility bus (${this.#listener.log()})`,
      () => this.#listener.log().includes('"ready"'),
    );
  }

  /** What is heard from now on counts, and nothing before. */
  forget(): void {
    this.#from = this.#all().length;
  }

  /** Every event since, in the order in which they came. */
  events(): HeardEvent[] {
    return this.#all().slice(this.#from);
  }

  /** What got the keyboard since, or was pointed at by what has it, each with its place; what went at once is left out. */
  get focused(): string[] {
    return this.#focusedParts().map(spoken);
  }

  /** The last of those. */
  get last(): Accessible | undefined {
    return this.#focusedParts().at(-1);
  }

  /** Sentences since that are read out without being asked for. */
  get announced(): string[] {
    return this.events()
      .filter(({ type, source }) => type === 'object:text-changed:insert' && isLive(source))
      .map(({ text }) => text.replaceAll('\u{FFFC}', ' ').trim())
      .filter((text) => text !== '');
  }

  /** Waits until `ask` finds something in what was heard, and answers it. */
  async hears<Value>(what: string, ask: (reader: this) => Value | undefined | null | false): Promise<Value> {
    return until(
      () => `${what}; heard: ${JSON.stringify({ focused: this.focused, announced: this.announced })}`,
      () => ask(this),
      20_000,
    );
  }

  /** All parts of that role in the windows of the program, in their order. */
  async parts(application: string, role: string): Promise<AccessibleNode[]> {
    const printed = await this.#desktop.run('python3', ['-c', this.#program, 'tree', application]);
    return (JSON.parse(printed) as AccessibleNode[]).flatMap((root) => partsOf(root, role));
  }

  #focusedParts(): Accessible[] {
    return this.events()
      .filter(({ type, detail }) => type === 'object:state-changed:focused' && detail === 1)
      .flatMap(({ source }) => (source === null || source.role === 'invalid' ? [] : [source]));
  }

  #all(): HeardEvent[] {
    // The last line may still be on its way.
    const lines = this.#listener.log().split('\n').slice(0, -1);
    return lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as HeardEvent);
  }
}

/** Name, role and place in a set, as a reader says them. */
function spoken({ name, role, attributes }: Accessible): string {
  const [place, size] = [attributes['posinset'], attributes['setsize']];
  return [name, role, ...(place === undefined ? [] : [`${place} of ${size ?? '?'}`])].join(', ');
}

function isLive(source: Accessible | null): boolean {
  return ['polite', 'assertive'].includes(source?.attributes['container-live'] ?? 'off');
}

function partsOf(node: AccessibleNode, role: string): AccessibleNode[] {
  return [...(node.role === role ? [node] : []), ...node.children.flatMap((child) => partsOf(child, role))];
}

/** Starts the accessibility bus, switched on for a screen reader as Orca does (org.a11y.Status), and listens on it. */
export async function startScreenReader(desktop: Desktop): Promise<ScreenReader> {
  const launcher = desktop.children.startGroup(
    '/usr/libexec/at-spi-bus-launcher',
    ['--launch-immediately', '--a11y=1', '--screen-reader=1'],
    { ...desktop.environment, ...heardEnvironment },
  );
  await until(
    () => `the accessibility bus (${launcher.log()})`,
    async () => (await desktop.run('busctl', ['--user', 'list', '--no-legend'])).includes('org.a11y.Bus'),
  );
  // As text: the checkout may lie where the desktop's user cannot read.
  const reader = new ScreenReader(desktop, await readFile(join(import.meta.dirname, 'screen-reader.py'), 'utf8'));
  await reader.ready();
  return reader;
}
