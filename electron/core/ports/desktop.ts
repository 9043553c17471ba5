import type { BrowserChoice, FoundBrowser } from '../../contract/browser-choice.ts';
import type { NotificationKind } from '../../shared/tables/notification-kinds.ts';
import type { CommandWords } from '../organisations/browser-command.ts';
import type { Secret } from '../secret.ts';

/** What a browser is sent somewhere for: a console's address is good once, that of a sign-in until it is done. */
export type Errand = 'console' | 'sign-in';

/**
 * The person's browsers. An address may hold secrets: neither the system nor a program is given it, but one of this computer
 * (`http://127.0.0.1:PORT/open/NONCE`) that leads there for two minutes, a console's once.
 */
export interface Browser {
  /** Opens an address in the default browser; rejects when the system has no way to. */
  open(address: Secret, errand: Errand): Promise<void>;
  /** Starts a program with an address (`argumentsWith`), without a shell; rejects when it cannot be started. */
  openWith(words: CommandWords, address: Secret, errand: Errand): Promise<void>;
}

/** The browsers of this computer that can be told which profile, container or private window to open an address in. */
export interface InstalledBrowsers {
  /** By the files they keep, which are only read; what is damaged is left out. Never rejects. */
  find(): Promise<readonly FoundBrowser[]>;
  /** The words for `openWith`, looked up anew; null: the browser, the profile or the container is not there any more. */
  commandFor(choice: Extract<BrowserChoice, { kind: 'browser' }>): Promise<CommandWords | null>;
}

/** Asks the person in a dialog of the system, which no page can answer. */
export interface Confirmation {
  /** Whether the person agreed; closing the dialog is a no. */
  ask(question: { readonly question: string; readonly detail: string; readonly agree: string }): Promise<boolean>;
}

/** The system's clipboard, and what else the system offers copied text in. */
export interface Clipboard {
  /**
   * Null: what is written now is taken. Else the system drops it without a word, and tells nothing of what others have
   * copied, until a window of ours has the keyboard: settles once one has.
   */
  keyboard(): Promise<void> | null;
  writeText(text: string): Promise<void>;
  /**
   * Writes a secret, marked as not for clipboard history. It may be offered in other places as well until `clearCopies` is
   * done. `no-marks`: it was refused with its marks, and nothing was written.
   */
  writeSecret(secret: Secret): Promise<'written' | 'no-marks'>;
  /** The same without marks. */
  writeUnmarked(secret: Secret): Promise<void>;
  /** Takes the secrets out of every place but the clipboard, where one is. Rejects when one place cannot be read or cleared. */
  clearCopies(secrets: readonly Secret[]): Promise<void>;
  /** Takes the secrets out of every place, the clipboard too, where one is. Tries all; rejects when one place failed. */
  clearSecrets(secrets: readonly Secret[]): Promise<void>;
}

export interface NotificationRequest {
  readonly kind: NotificationKind;
  readonly title: string;
  /** Holds no secret. */
  readonly text: string;
  /** One of the same tag takes the place of the one before. */
  readonly tag?: string;
  /** What its first button says, where the system shows buttons; a click on the notification does the same. */
  readonly button?: string;
  /** What a second button says, which does nothing but close it. */
  readonly later?: string;
  readonly onClicked?: () => void;
  /** What a click beside the buttons does, where that is less than what the first button says. */
  readonly onOpened?: () => void;
}

/** The system's notifications. */
export interface Notifier {
  show(notification: NotificationRequest): void;
}

/** A line in the local log, redacted on the way. */
export interface Log {
  /** The file it is in; missing: it is kept nowhere. */
  readonly file?: string;
  info(message: string): void;
  warn(message: string): void;
  error(message: string, cause?: unknown): void;
  /** The latest lines, redacted once more; missing: none are kept. */
  recent?(lines: number): string;
}

/** Chance. */
export interface Identifiers {
  /** A version 4 UUID. */
  uuid(): string;
  /** At least 0, less than 1; for spreading renewals, not for secrets. */
  random(): number;
}

/** What the system knows of the network. */
export interface Network {
  /** False: this computer has no connection at all. True tells nothing of any one host. */
  isOnline(): boolean;
}

/** Whether anybody is at this computer, as far as the system tells. */
export interface UserPresence {
  /** `away`: nothing was typed or moved for five minutes, or nobody knows. */
  state(): 'here' | 'away' | 'locked';
}
