import type { KeptScript, TerminalName, Terminals, TerminalScript } from '../../electron/core/ports/terminals.ts';

/** Opened without a program; a test reads the scripts. */
export class FakeTerminals implements Terminals {
  here: readonly TerminalName[] = ['xterm'];
  readonly opened: { readonly by: string; readonly script: TerminalScript }[] = [];
  readonly removed: string[] = [];
  /** It does not start. */
  failing = false;
  /** Happens before one starts. */
  before: () => Promise<void> = () => Promise.resolve();
  /** Those whose terminals have ended without a word. */
  readonly gone = new Set<string>();

  available(): Promise<readonly TerminalName[]> {
    return Promise.resolve(this.here);
  }

  async open(terminal: TerminalName, script: TerminalScript): Promise<void> {
    await this.before();
    if (this.failing) throw new Error('ENOENT');
    this.opened.push({ by: terminal, script });
  }

  openWith(words: readonly [string, ...string[]], script: TerminalScript): Promise<void> {
    return this.open(words.join(' ') as TerminalName, script);
  }

  kept(): Promise<readonly KeptScript[]> {
    const ids = this.opened.map(({ script }) => script.id).filter((id) => !this.removed.includes(id));
    return Promise.resolve(ids.map((id) => ({ id, isRunning: !this.gone.has(id) })));
  }

  remove(id: string): Promise<void> {
    this.removed.push(id);
    return Promise.resolve();
  }
}
