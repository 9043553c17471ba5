import type { ClipboardItem } from 'electron';
import { expect, it, onTestFinished } from 'vitest';
import { minute } from '../../electron/core/time/instant.ts';
import { createClipboard } from '../../electron/shell/desktop/clipboard/clipboard.ts';
import { RecordingLog } from '../harness/recording-log.ts';
import { readOnlyRole, signIn, startCore } from '../harness/running-core.ts';

/** The clipboard of X11, where what is written is offered as the primary selection too. */
class Desktop {
  text = '';
  selected = '';
  readonly types: string[] = [];
  /** What a program that asks for the selection is given, a turn after something was written. */
  readonly served: string[] = [];
  readonly port = createClipboard(
    {
      ClipboardItem: class {
        readonly items: Record<string, string>;
        constructor(items: Record<string, string>) {
          this.items = items;
        }
      } as unknown as typeof ClipboardItem,
      clipboard: {
        readText: () => Promise.resolve(this.text),
        clear: () => void (this.text = ''),
        writeText: (text) => Promise.resolve(void (this.text = this.selected = text)),
        write: ([item]: ClipboardItem[]) => {
          const { items } = item as unknown as { items: Record<string, string> };
          this.types.push(...Object.keys(items));
          this.text = this.selected = items['text/plain'] ?? '';
          setImmediate(() => this.served.push(this.selected));
          return Promise.resolve();
        },
        selection: {
          // Reading asks another process.
          readText: async () => {
            await new Promise(setImmediate);
            return this.selected;
          },
          clear: () => void (this.selected = ''),
        },
      },
    },
    'linux',
    new RecordingLog(),
    () => null,
  );
}

it('a copy is marked for managers, is in no primary selection, and is gone after a minute', async () => {
  const desktop = new Desktop();
  const core = await startCore({}, () => ({ clipboard: desktop.port }));
  onTestFinished(() => core.close());
  await core.latchkey.start();
  const role = readOnlyRole(await signIn(core));
  await core.latchkey.perform({ kind: 'copy-credentials', role, format: 'shell' }, 'window');
  const copied = [desktop.text.includes('AWS_SESSION_TOKEN'), desktop.selected];
  await core.advance(minute);
  expect([copied, desktop.served, desktop.types, desktop.text, desktop.selected]).toEqual([
    [true, ''],
    [''],
    ['text/plain', 'electron application/osclipboard;format="x-kde-passwordManagerHint"'],
    '',
    '',
  ]);
});
