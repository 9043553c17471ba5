import { appOrigin } from '../windows/scheme/app-origin.ts';

/** What is looked at of a frame, and of a window's contents. */
interface Frame {
  readonly origin: string;
}
interface Contents {
  readonly mainFrame: Frame;
}

/** What is looked at of a call's event, Electron's `IpcMainInvokeEvent`; Electron fills it in, the page cannot. */
export interface CallOrigin {
  readonly sender: Contents;
  readonly senderFrame: Frame | null;
}

/** The windows we made, and whether a call comes from the main frame of one of them. */
export interface TrustedWindows {
  add(contents: Contents): void;
  /** Why a call is refused, for the log; null: it is one of ours. */
  refusal(call: CallOrigin): string | null;
}

/** Electron asks to check the sender of every message (docs/tutorial/security.md, 17). */
export function createTrustedWindows(): TrustedWindows {
  const ours = new WeakSet<Contents>();
  return {
    add: (contents) => void ours.add(contents),
    refusal: (call) => {
      const frame = call.senderFrame;
      // Null once the frame has navigated away or is gone.
      if (frame === null) return 'the frame is gone';
      if (!ours.has(call.sender)) return 'the window is not ours';
      if (frame !== call.sender.mainFrame) return 'it is not the main frame';
      if (frame.origin !== appOrigin) return 'the page is of another origin';
      return null;
    },
  };
}
