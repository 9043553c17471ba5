import { afterEach, describe, expect, it } from 'vitest';
import { followLanguage } from '../../../electron/shell/lifecycle/follow-language.ts';
import { readLanguage, setLanguage, shownLanguage } from '../../../electron/shared/text/text.ts';
import { RecordingLog } from '../../harness/recording-log.ts';

afterEach(() => setLanguage('en'));

describe('the language of the tray and of notifications', () => {
  it('is the one chosen last, although another is still being read', async () => {
    let changes = 0;
    const follow = followLanguage({ locale: 'en-GB', log: new RecordingLog() }, () => (changes += 1));
    follow({ language: 'en' });
    follow({ language: 'ar' });
    follow({ language: 'en' });
    await readLanguage('ar');
    await new Promise((resolve) => setImmediate(resolve));
    expect({ shown: shownLanguage(), changes }).toEqual({ shown: 'en', changes: 0 });
  });

  it('is at once one that was read before', async () => {
    await readLanguage('ar');
    const follow = followLanguage({ locale: 'ar-EG', log: new RecordingLog() }, () => undefined);
    follow({ language: 'system' });
    const first = shownLanguage();
    follow({ language: 'en' });
    expect([first, shownLanguage()]).toEqual(['ar', 'en']);
  });
});
