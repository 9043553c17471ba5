/** The frame a message came from, as far as an IPC server has to examine it. */
import type { SenderFrame } from '../channel/messages.ts';
import { rule } from '../mutants.ts';
import { throwingByName } from '../unmodelled.ts';

export class WebFrameMain {
  readonly url: string;
  readonly origin: string;
  readonly name = '';
  readonly routingId: number;
  readonly processId: number;
  readonly frameTreeNodeId: number;
  readonly parent: WebFrameMain | null;
  readonly top: WebFrameMain;
  readonly detached = false;

  private constructor(url: string, id: number, parent: WebFrameMain | null) {
    this.url = url;
    this.origin = originOf(url);
    this.routingId = id;
    this.processId = id;
    this.frameTreeNodeId = id;
    this.parent = parent;
    this.top = parent?.top ?? this;
  }

  static main(url: string, id: number): WebFrameMain {
    return throwingByName('WebFrameMain', new WebFrameMain(url, id, null));
  }

  /** The main frame itself when the sender has no parent, so that identity can be compared. */
  static ofSender(sender: SenderFrame, mainFrame: WebFrameMain): WebFrameMain {
    if (!rule('sender-frame-is-the-senders')) return mainFrame;
    if (sender.parentUrl === null && sender.url === mainFrame.url) return mainFrame;
    const parent = sender.parentUrl === null ? null : mainFrame;
    return throwingByName('WebFrameMain', new WebFrameMain(sender.url, mainFrame.routingId + 1000, parent));
  }

  isDestroyed(): boolean {
    return false;
  }
}

/** `URL.origin` is `null` for schemes unknown to Node; for a standard scheme Chromium says scheme and host. */
function originOf(url: string): string {
  const parts = /^([a-z][a-z0-9+.-]*:\/\/[^/?#]*)/i.exec(url);
  return parts?.[1] ?? 'null';
}
