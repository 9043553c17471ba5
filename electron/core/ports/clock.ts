/** What `setTimer` gives back, to be cancelled with `clearTimer`. */
export type Timer = { readonly cancel: () => void };

/** Time as this computer tells it. Nothing else in core reads a clock or sets a timer. */
export interface Clock {
  /** Milliseconds since the epoch, as wrong as this computer's clock is. */
  now(): number;
  /** Milliseconds that never run backwards, for measuring spans; may stand still while the computer sleeps. */
  monotonic(): number;
  /** Calls back once after about so many milliseconds; a hint only, since timers stand still during sleep. */
  setTimer(milliseconds: number, callback: () => void): Timer;
}
