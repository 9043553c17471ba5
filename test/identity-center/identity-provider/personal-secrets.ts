import { sameText } from '../wire/same-text.ts';
import { seededBytes } from '../seeded.ts';
import { stepOfCode } from './totp.ts';

/** What people know and have: a password and the seed of an authenticator app, by user name. */
export class PersonalSecrets {
  readonly #seed: number;
  readonly #passwords = new Map<string, string>();
  readonly #lastSteps = new Map<string, number>();

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** Everybody has one from the start, so that a test can look it up. */
  password(userName: string): string {
    const name = userName.toLowerCase();
    return (
      this.#passwords.get(name) ??
      seededBytes(`${String(this.#seed)}/password/${name}`, 12)
        .toString('base64')
        .replace(/$/u, 'a!')
    );
  }

  setPassword(userName: string, password: string): void {
    this.#passwords.set(userName.toLowerCase(), password);
  }

  isPassword(userName: string, password: string): boolean {
    return sameText(this.password(userName), password);
  }

  totpSecret(userName: string): Buffer {
    return seededBytes(`${String(this.#seed)}/totp/${userName.toLowerCase()}`, 20);
  }

  /** Whether the code is right; each is good once (RFC 6238, 5.2). */
  takeCode(userName: string, code: string, nowMs: number): boolean {
    const name = userName.toLowerCase();
    const step = stepOfCode(this.totpSecret(name), code, nowMs);
    if (step === undefined || step <= (this.#lastSteps.get(name) ?? -1)) return false;
    this.#lastSteps.set(name, step);
    return true;
  }
}
