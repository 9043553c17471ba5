import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { logLostProcesses } from '../../../electron/shell/lifecycle/child-processes.ts';
import { askToReopen, watchHang } from '../../../electron/shell/windows/hung-window.ts';
import { RecordingLog } from '../../harness/recording-log.ts';

interface Question {
  readonly signal: AbortSignal;
  readonly answer: (wish: 'reopen' | 'wait') => void;
  readonly fail: (error: Error) => void;
}

/** A window that is in view, the questions about it, and how often it was made anew. */
function stage() {
  const window = Object.assign(new EventEmitter(), {
    visible: true,
    isVisible: () => window.visible,
    isDestroyed: () => false,
  });
  const log = new RecordingLog();
  const questions: Question[] = [];
  const seen = { reopened: 0 };
  watchHang(window as unknown as Parameters<typeof watchHang>[0], {
    name: 'the window',
    log,
    ask: (signal) => new Promise((answer, fail) => questions.push({ signal, answer, fail })),
    lost: () => void (seen.reopened += 1),
  });
  return { window, log, questions, seen };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('a window that hangs is asked about once, and made anew where the person wants it', async () => {
  const { window, log, questions, seen } = stage();
  window.emit('unresponsive');
  window.emit('unresponsive');
  const before = { asked: questions.length, ...seen };
  questions[0]?.answer('reopen');
  await turn();
  expect({ before, after: seen, lines: log.lines }).toEqual({
    before: { asked: 1, reopened: 0 },
    after: { reopened: 1 },
    lines: ['warn The page of the window does not answer.', 'warn The page of the window is made anew.'],
  });
});

it('waited for, it is asked about again the next time only', async () => {
  const { window, questions, seen } = stage();
  window.emit('unresponsive');
  questions[0]?.answer('wait');
  await turn();
  const asked = questions.length;
  window.emit('unresponsive');
  expect({ asked, then: questions.length, seen }).toEqual({ asked: 1, then: 2, seen: { reopened: 0 } });
});

it('a window that answers again takes the question back, and an answer that comes late counts for nothing', async () => {
  const { window, log, questions, seen } = stage();
  window.emit('unresponsive');
  window.emit('responsive');
  questions[0]?.answer('reopen');
  await turn();
  expect({ aborted: questions[0]?.signal.aborted, seen, last: log.lines.at(-1) }).toEqual({
    aborted: true,
    seen: { reopened: 0 },
    last: 'info The page of the window answers again.',
  });
});

it('closed meanwhile, it is asked about no more', async () => {
  const { window, questions, seen } = stage();
  window.emit('unresponsive');
  window.emit('closed');
  questions[0]?.answer('reopen');
  await turn();
  expect([questions[0]?.signal.aborted, seen.reopened]).toEqual([true, 0]);
});

it('a window that nobody sees is made anew without a question', () => {
  const { window, questions, seen } = stage();
  window.visible = false;
  window.emit('unresponsive');
  expect([questions.length, seen.reopened]).toEqual([0, 1]);
});

it('a question that cannot be asked is logged, and asked the next time', async () => {
  const { window, log, questions, seen } = stage();
  window.emit('unresponsive');
  questions[0]?.fail(new Error('There is no display.'));
  await turn();
  window.emit('unresponsive');
  expect([questions.length, seen.reopened, log.lines[1]]).toEqual([
    2,
    0,
    'error Nobody could be asked about the page of the window. Error: There is no display.',
  ]);
});

it('the question offers to reopen, and what closes it waits on', async () => {
  const asked: Electron.MessageBoxOptions[] = [];
  const answers = [0, 1];
  const dialog = {
    showMessageBox: (options: Electron.MessageBoxOptions) => {
      asked.push(options);
      return Promise.resolve({ response: answers.shift() ?? 1, checkboxChecked: false });
    },
  } as unknown as Parameters<typeof askToReopen>[0];
  const { signal } = new AbortController();
  const wishes = [await askToReopen(dialog, signal), await askToReopen(dialog, signal)];
  expect([wishes, asked[0]]).toMatchObject([
    ['reopen', 'wait'],
    {
      title: 'Latchkey',
      message: 'The window does not answer',
      buttons: ['Reopen', 'Keep waiting'],
      cancelId: 1,
      signal,
    },
  ]);
});

it.each([
  [{ type: 'GPU', reason: 'crashed', exitCode: 139 }, ['warn A process of Chromium is gone: GPU, crashed, code 139.']],
  [
    {
      type: 'Utility',
      name: 'Network Service',
      serviceName: 'network.mojom.NetworkService',
      reason: 'killed',
      exitCode: 9,
    },
    ['warn A process of Chromium is gone: Utility (Network Service), killed, code 9.'],
  ],
  [{ type: 'Utility', reason: 'clean-exit', exitCode: 0 }, []],
] as const)('of a process of Chromium that ends, %j, the log has %j', (details, lines) => {
  const app = new EventEmitter();
  const log = new RecordingLog();
  logLostProcesses(app as unknown as Parameters<typeof logLostProcesses>[0], log);
  app.emit('child-process-gone', {}, details);
  expect(log.lines).toEqual(lines);
});
