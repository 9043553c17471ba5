import { describe, expect, it } from 'vitest';
import { cliWords } from '../../../electron/cli/cli-words.ts';
import { linkOf } from '../../../electron/shared/programs/link-words.ts';
import { createLinkInbox } from '../../../electron/shell/lifecycle/link-inbox.ts';

const link = 'latchkey://account/111122223333';

describe('a command line', () => {
  it.each([
    ['without either', ['latchkey'], null, null],
    ['with a link', ['latchkey', '--allow-file-access', link], null, link],
    ['with words for the command line', ['latchkey', '--cli', 'status'], ['status'], null],
    ['with a link among the words for the command line', ['latchkey', '--cli', 'run', link], ['run', link], null],
    ['with a link, behind which words for the command line stand', ['latchkey', link, '--cli', 'status'], null, link],
    ['with a link in capital letters', ['latchkey', 'LatchKey://x', '--cli', 'status'], null, 'LatchKey://x'],
    ['with two links', ['latchkey', link, 'latchkey://console/1'], null, link],
    ['with another scheme', ['latchkey', 'latchkeys://account/1'], null, null],
  ])('%s', (_what, words, forCommand, followed) => {
    expect([cliWords(words), linkOf(words)]).toEqual([forCommand, followed]);
  });
});

describe('links that the system hands over', () => {
  /** The app of Electron, of which only the event is asked for. */
  function appThatOpens(): { readonly on: never; readonly opens: (link: string) => void } {
    let heard: (event: { preventDefault: () => void }, link: string) => void = () => undefined;
    const on = (_name: string, listener: typeof heard): void => void (heard = listener);
    return { on: on as never, opens: (opened) => heard({ preventDefault: () => undefined }, opened) };
  }

  it('are kept until there is who follows them, the last one alone', () => {
    const [inbox, app, followed] = [createLinkInbox(), appThatOpens(), [] as string[]];
    inbox.takeFrom(app, link);
    app.opens('latchkey://account/1');
    app.opens('latchkey://account/2');
    inbox.handOver((opened) => followed.push(opened));
    app.opens('latchkey://account/3');
    expect(followed).toEqual(['latchkey://account/2', 'latchkey://account/3']);
  });

  it('are those of the start too', () => {
    const [inbox, followed] = [createLinkInbox(), [] as string[]];
    inbox.takeFrom(appThatOpens(), link);
    inbox.handOver((opened) => followed.push(opened));
    expect(followed).toEqual([link]);
  });
});
