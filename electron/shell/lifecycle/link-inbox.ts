import type { App } from 'electron';

export interface LinkInbox {
  /** Before `ready`, since macOS hands a link over as early as that (Electron, docs/api/app.md, `open-url`). */
  takeFrom(app: Pick<App, 'on'>, ofStart: string | null): void;
  /** From now on, and at once for what came before, which is the last one alone. */
  handOver(open: (link: string) => void): void;
}

/** Keeps a link that comes before there is anybody who could follow it. */
export function createLinkInbox(): LinkInbox {
  let kept: string | null = null;
  let open: ((link: string) => void) | null = null;
  return {
    takeFrom(app, ofStart) {
      kept = ofStart;
      app.on('open-url', (event, link) => {
        event.preventDefault();
        if (open === null) kept = link;
        else open(link);
      });
    },
    handOver(to) {
      open = to;
      if (kept !== null) to(kept);
      kept = null;
    },
  };
}
