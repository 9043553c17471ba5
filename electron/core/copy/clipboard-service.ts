import type { AppSnapshot } from '../../contract/snapshot.ts';
import type { Wanted } from '../../contract/events.ts';
import type { Role } from '../../contract/identifiers.ts';
import { failure, FailureError } from '../failures/fail.ts';
import { second } from '../time/instant.ts';
import type { Services } from '../app/services.ts';
import type { Clipboard } from '../ports/desktop.ts';
import type { Secret } from '../secret.ts';
import { UnmarkedAgreement } from './unmarked-agreement.ts';

type Notice = NonNullable<AppSnapshot['clipboard']>;

const copiesDeadline = 'clear copies of the clipboard';

/** Whoever holds the clipboard holds it for a moment. */
const clearAgainAfter = 2 * second;

type ClipboardServices = Pick<Services, 'confirmation' | 'managed' | 'time' | 'deadlines' | 'events' | 'report'>;

/** A secret that was put on the clipboard. */
interface CopiedSecret {
  readonly secret: Secret;
  readonly deadline: string;
}

/**
 * Puts things on the clipboard and takes secrets away again, if they are still what is there.
 *
 * A copy does not undo the one before: who pastes a secret and marks it in the terminal offers it as X11's primary
 * selection, whatever was copied since, and a clipboard's history gives back what was there earlier. So each secret has a
 * time of its own, and is remembered until it was looked for at that time.
 */
export class ClipboardService {
  readonly #clipboard: Clipboard;
  readonly #unmarked: UnmarkedAgreement;
  readonly #services: ClipboardServices;
  /** What was not seen gone yet; the last one is the newest. */
  readonly #copied = new Set<CopiedSecret>();
  #count = 0;
  #notice: { readonly shown: Notice; readonly of: CopiedSecret | null } | null = null;

  constructor(clipboard: Clipboard, services: ClipboardServices) {
    this.#clipboard = clipboard;
    this.#services = services;
    this.#unmarked = new UnmarkedAgreement(services.confirmation);
  }

  notice(): Notice | null {
    return this.#notice?.shown ?? null;
  }

  /**
   * Rejects with a `FailureError`: `clipboard-failed` when the clipboard does not take it, `clipboard-needs-window` when it
   * would drop it, `cancelled` when it takes no marks and the person does not want it without.
   *
   * @param clearAfterMs how long the secret may stay; null: until Latchkey quits or the screen is locked.
   */
  async copySecret(
    what: 'credentials' | 'console-link',
    text: Secret,
    role: Role,
    clearAfterMs: number | null,
  ): Promise<void> {
    await this.#writeSecret(text, sheetOf(what, role));
    const copied = this.#remember(text);
    const copiedAt = this.#services.time.now();
    const clear = (): void => void this.#clearFrom([copied]);
    const clearsAt =
      clearAfterMs === null ? null : this.#services.deadlines.setSpan(copied.deadline, clearAfterMs, clear);
    this.#show({ shown: { what, role, copiedAt, clearsAt }, of: copied });
    void this.#clearCopies();
  }

  /** Copies what is no secret; it stays. Rejects as `copySecret` does. */
  async copyText(
    what: Exclude<Notice['what'], 'credentials' | 'console-link'>,
    text: string,
    role: Role | null,
  ): Promise<void> {
    this.#needKeyboard(sheetOf(what, role));
    await this.#clipboard.writeText(text).catch(refused);
    this.#show({ shown: { what, role, copiedAt: this.#services.time.now(), clearsAt: null }, of: null });
    void this.#clearCopies();
  }

  /**
   * Takes our secrets away now, from the clipboard and wherever else they still are: what a person copied or selected
   * since is theirs. While another program holds the clipboard it is tried again.
   */
  async clear(): Promise<void> {
    await this.#clearFrom([...this.#copied]);
  }

  async #writeSecret(secret: Secret, sheet: Wanted | null): Promise<void> {
    this.#needKeyboard(sheet);
    if ((await this.#clipboard.writeSecret(secret).catch(refused)) === 'written') {
      return;
    }
    const { managed } = this.#services;
    if (managed.content()?.clipboard.onlyWithMarks === true) throw new FailureError(managed.refusal('clipboard'));
    await this.#unmarked.need();
    this.#needKeyboard(sheet);
    await this.#clipboard.writeUnmarked(secret).catch(refused);
  }

  /** What the system would drop is not called copied: the window comes instead, where the copy is one key away. */
  #needKeyboard(sheet: Wanted | null): void {
    if (this.#clipboard.keyboard() === null) {
      return;
    }
    this.#services.events.windowWanted.emit(sheet);
    throw new FailureError(failure('clipboard-needs-window'));
  }

  async #clearFrom(wanted: readonly CopiedSecret[]): Promise<void> {
    const ones = wanted.filter((one) => this.#copied.has(one));
    if (ones.length === 0) {
      return;
    }
    try {
      await this.#clipboard.clearSecrets(ones.map(({ secret }) => secret));
    } catch {
      this.#clearLater(ones.filter((one) => this.#copied.has(one)));
      return;
    }
    if (ones.some((one) => one === this.#notice?.of)) {
      this.#show(null);
    }
    this.#afterClearing(ones);
  }

  /** Without the keyboard the system tells neither that it was taken away nor what it offers instead: it is cleared again. */
  #afterClearing(ones: readonly CopiedSecret[]): void {
    const keyboard = this.#clipboard.keyboard();
    if (keyboard === null) {
      ones.forEach((one) => this.#forget(one));
    } else {
      void keyboard.then(() => this.#clearFrom(ones));
    }
  }

  #clearLater(ones: readonly CopiedSecret[]): void {
    for (const one of ones) {
      this.#services.deadlines.setSpan(one.deadline, clearAgainAfter, () => void this.#clearFrom([one]));
    }
  }

  /** The person wants the newest on the clipboard and nowhere else. The copy has succeeded whatever comes of this. */
  async #clearCopies(): Promise<void> {
    if (this.#copied.size === 0) {
      return;
    }
    try {
      await this.#clipboard.clearCopies([...this.#copied].map(({ secret }) => secret));
    } catch {
      if (this.#copied.size > 0) {
        this.#services.deadlines.setSpan(copiesDeadline, clearAgainAfter, () => void this.#clearCopies());
      }
    }
  }

  /** The same text copied again has the new time alone. */
  #remember(secret: Secret): CopiedSecret {
    const before = [...this.#copied].find((one) => one.secret.reveal() === secret.reveal());
    if (before !== undefined) {
      this.#forget(before);
    }
    this.#count += 1;
    const copied = { secret, deadline: `clear clipboard ${this.#count}` };
    this.#copied.add(copied);
    return copied;
  }

  #forget(one: CopiedSecret): void {
    this.#copied.delete(one);
    this.#services.deadlines.clear(one.deadline);
    if (this.#copied.size === 0) {
      this.#services.deadlines.clear(copiesDeadline);
    }
  }

  #show(notice: { readonly shown: Notice; readonly of: CopiedSecret | null } | null): void {
    this.#notice = notice;
    this.#services.report.changed();
  }
}

/** Where it can be copied in the window. Enter in the sheet of formats copies in one of them, and nothing else. */
function sheetOf(what: Notice['what'], role: Role | null): Wanted | null {
  const isOfFormat = what === 'credentials' || what === 'lines';
  return role === null ? null : { kind: isOfFormat ? 'copy-as' : 'actions', role };
}

/** Another program can hold the clipboard, and a system can have none. */
function refused(): never {
  throw new FailureError(failure('clipboard-failed'));
}
