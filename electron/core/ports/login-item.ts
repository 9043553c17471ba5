/** How it stands with the start of Latchkey when the person logs in; `needs-approval`: macOS waits for them in its settings. */
export type LoginItemState = 'on' | 'off' | 'needs-approval' | 'unknown';

/** What the system starts when the person logs in. */
export interface LoginItem {
  /** As the system told it when it was looked at last. */
  state(): LoginItemState;
  /** Asks the system again: its own settings can change it at any moment. Never throws. */
  look(): void;
  /** Throws what the system has to say. */
  set(on: boolean): void;
}
