import type { Confirmation } from '../ports/desktop.ts';
import type { SecretStore } from '../storage/secret-store.ts';
import type { CommandWords } from './browser-command.ts';

/** What the person is asked, with a place for the words of the command line. */
export interface CommandQuestion {
  readonly question: string;
  /** @param lines the program, and each argument in a line of its own. */
  readonly detail: (lines: string) => string;
  readonly agree: string;
}

/**
 * Asks the person whether a program may be started, in a dialog of main that names it with each of its arguments: neither a
 * window that was taken over nor whoever writes into the settings file must be able to have a program run. What was agreed to
 * is kept with the secrets, the exact command line for what it is started for. One question at a time.
 */
export class CommandAgreement {
  readonly #confirmation: Confirmation;
  readonly #secrets: Pick<SecretStore, 'agreedCommand' | 'setAgreedCommand'>;
  #asking = false;

  constructor(confirmation: Confirmation, secrets: Pick<SecretStore, 'agreedCommand' | 'setAgreedCommand'>) {
    this.#confirmation = confirmation;
    this.#secrets = secrets;
  }

  /** @param use what it is started for: an organisation by its id, or the terminals. */
  isKnown(use: string, command: string): boolean {
    return this.#secrets.agreedCommand(use) === command;
  }

  async forget(use: string): Promise<void> {
    await this.#secrets.setAgreedCommand(use, null);
  }

  /** Whether the person agrees; that they do is kept. */
  async ask(use: string, command: string, [program, ...rest]: CommandWords, asked: CommandQuestion): Promise<boolean> {
    if (this.#asking) return false;
    this.#asking = true;
    try {
      const lines = [program, ...rest.map((argument) => `    ${argument}`)].join('\n');
      const { question, agree } = asked;
      const agreed = await this.#confirmation.ask({ question, detail: asked.detail(lines), agree });
      if (agreed) await this.#secrets.setAgreedCommand(use, command);
      return agreed;
    } finally {
      this.#asking = false;
    }
  }
}
