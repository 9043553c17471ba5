/** What the bench reaches inside the page. */
export interface PaintWatch {
  /** From the start of the navigation (ms) to the frame with the first rows. */
  readonly firstRows: Promise<number>;
  /** Waits for the next press of a key, whose event of that type changes what is shown. */
  arm(type: 'input' | 'keydown'): void;
  /** From that press, by its event's own time, to the frame after it. */
  armed: Promise<number> | null;
  /** From a moment to the frame after now. */
  after(start: number): Promise<number>;
  /** The times between so many frames. */
  frames(count: number): Promise<number[]>;
}

/**
 * Tells when a frame is there: at a task asked for in its animation callback, which comes after its style, layout and
 * paint. Moves the wall clock to `now` (ms). Runs inside the page, so it uses nothing from outside.
 */
export function installPaintWatch({ now }: { now: number }): void {
  const real = Date.now.bind(Date);
  const offset = now - real();
  Date.now = () => real() + offset;

  const after = (start: number): Promise<number> =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - start);
        port2.postMessage(null);
      });
    });

  const firstRows = new Promise<number>((resolve) => {
    const watch = new MutationObserver(() => {
      if (document.querySelector('[role=option]') === null) return;
      watch.disconnect();
      void after(0).then(resolve);
    });
    watch.observe(document, { childList: true, subtree: true });
  });

  const watch: PaintWatch = {
    firstRows,
    after,
    armed: null,
    arm(type) {
      watch.armed = new Promise((resolve) => {
        const once = { capture: true, once: true };
        const onKey = ({ timeStamp }: KeyboardEvent): void => {
          const shown = (): void => void after(timeStamp).then(resolve);
          if (type === 'keydown') shown();
          else addEventListener(type, shown, once);
        };
        addEventListener('keydown', onKey, once);
      });
    },
    frames: (count) =>
      new Promise((resolve) => {
        const gaps: number[] = [];
        let last: number | null = null;
        const frame = (at: number): void => {
          if (last !== null) gaps.push(at - last);
          last = at;
          if (gaps.length < count) requestAnimationFrame(frame);
          else resolve(gaps);
        };
        requestAnimationFrame(frame);
      }),
  };
  Object.assign(globalThis, { paintWatch: watch });
}
