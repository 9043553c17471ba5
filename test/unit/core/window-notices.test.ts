import { afterEach, describe, expect, it } from 'vitest';
import { WindowNotices } from '../../../electron/core/app/window-notices.ts';
import { readLanguage, setLanguage } from '../../../electron/shared/text/text.ts';

afterEach(() => setLanguage('en'));

describe('what is said in the window', () => {
  it('is said in the language of now, once, and is gone in each of them when it is true no more', async () => {
    await readLanguage('ar');
    const notices = new WindowNotices(() => undefined);
    const organisation = { organisation: 'Northwind' };
    const sentences = () => notices.all().map(({ sentence }) => /\p{Script=Arabic}/u.test(sentence));
    notices.add('notice.sign-out-untold', organisation);
    notices.add('notice.sign-out-untold', { organisation: 'Southwind' });
    const english = sentences();
    setLanguage('ar');
    notices.add('notice.sign-out-untold', organisation);
    const arabic = sentences();
    notices.addWhile(false, 'notice.sign-out-untold', organisation);
    expect({ english, arabic, left: sentences() }).toEqual({
      english: [false, false],
      arabic: [true, true],
      left: [true],
    });
  });
});
