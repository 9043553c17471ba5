import type { SignInView } from '../../electron/contract/organisation.ts';
import type { InProcess } from '../faults/in-process.ts';
import type { UsedRole } from './used-role.ts';

const profile = 'soak';
/** New keys are gathered for some seconds before they are written, and after a wake they are fetched first (minutes). */
const longestStale = 3;

/** A role whose keys are kept fresh in the credentials file: it is in use for as long as somebody is signed in. */
export class LinkedKeys {
  readonly #core: InProcess;
  readonly #used: UsedRole;
  #isLinked = false;
  #staleFor = 0;
  /** How often the file held other keys than the minute before. */
  renewals = 0;
  #last: string | null = null;

  constructor(core: InProcess, used: UsedRole) {
    this.#core = core;
    this.#used = used;
  }

  /** Once a minute while the computer is awake; answers what must not be, if it is. */
  async look(signIn: SignInView | undefined): Promise<string | null> {
    if (signIn?.state !== 'signed-in') {
      this.#staleFor = 0;
      return null;
    }
    this.#used.used(this.#core.clock.now());
    if (!this.#isLinked) await this.#link();
    const key = this.#keyInFile();
    if (this.#isLinked && key === null) return 'the linked keys are lost';
    if (key !== this.#last) this.renewals += 1;
    this.#last = key;
    const isStale = this.#isLinked && !this.#isLive(key ?? '') && (await this.#problem()) === null;
    this.#staleFor = isStale && signIn.connection === 'good' ? this.#staleFor + 1 : 0;
    return this.#staleFor > longestStale ? 'expired keys are in the credentials file, and nothing says so' : null;
  }

  async #link(): Promise<void> {
    const roles = [{ role: this.#used.role, profile }];
    const request = { roles, way: 'keys' as const, forOldTools: false, prune: false };
    // While AWS is slow the answer waits for the clock; it is linked in one of the next minutes.
    void this.#core.latchkey.commands['links.apply']({ request, digits: null });
    await this.#core.settle();
    this.#isLinked = this.#keyInFile() !== null;
  }

  #keyInFile(): string | null {
    return /aws_access_key_id = (\S+)/u.exec(this.#core.awsFiles.texts.credentials ?? '')?.[1] ?? null;
  }

  #isLive(key: string): boolean {
    const given = this.#core.first.simulator.roleCredentials.find(key);
    return given !== undefined && given.expiresAtMs > this.#core.clock.now();
  }

  async #problem(): Promise<string | null> {
    const got = await this.#core.latchkey.commands['programs.get']({});
    return got.ok ? (got.value.links[0]?.problem ?? null) : null;
  }
}
