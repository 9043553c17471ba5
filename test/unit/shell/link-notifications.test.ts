import { expect, it } from 'vitest';
import { createLinkNotifications } from '../../../electron/shell/desktop/browser/link-notifications.ts';
import { RecordingNotifier } from '../../harness/memory-ports.ts';
import { recordedLog } from './doubles/recorded-log.ts';

it('news of a link is a notification that no setting switches off, and a line in the log', () => {
  const [notifier, log] = [new RecordingNotifier(), recordedLog()];
  const tell = createLinkNotifications(notifier, log);
  tell('console-other-user');
  tell('callback-other-user');
  expect([notifier.wishes.map(({ kind, title }) => [kind, title]), log.lines]).toEqual([
    [
      [null, 'Another user of this computer asked for your console link'],
      [null, 'Another user of this computer answered your sign-in'],
    ],
    [
      'warn Another user of this computer asked for your console link',
      'warn Another user of this computer answered your sign-in',
    ],
  ]);
});
