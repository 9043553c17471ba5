import { inspect } from 'node:util';

const shown = '[secret]';

/**
 * A value that must not be seen: a token, a key, a code, a console sign-in link. However it is printed (template, JSON,
 * `console.log`, an error's cause) it reads `[secret]`; only `reveal` gives the text, so a search for `reveal(` finds
 * every place where a secret leaves its wrapper.
 */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The text itself. Call it only where the text goes to AWS, into an encrypted file or to what the person asked for. */
  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return shown;
  }

  toJSON(): string {
    return shown;
  }

  [inspect.custom](): string {
    return shown;
  }
}
