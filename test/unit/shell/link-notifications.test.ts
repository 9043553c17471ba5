import { expect, it } from 'vitest';
import { createLinkNotifications } from '../../../electron/shell/desktop/browser/link-notifications.ts';
import { RecordingNotifier } from '../../harness/ports.ts';
import { RecordingLog } from '../../harness/recording-log.ts';

it('news of a link is a notification that no setting switches off, and a line in the log', () => {
  const [notifier, log] = [new RecordingNotifier(), new RecordingLog()];
  const tell = createLinkNotifications(notifier, log);
  tell('console-other-user');
  tell('callback-other-user');
  expect({ wishes: notifier.wishes.map(({ kind, title }) => [kind, title]), lines: log.lines }).toEqual({
    wishes: [
      ['always', 'Another user of this computer asked for your console link'],
      ['always', 'Another user of this computer answered your sign-in'],
    ],
    lines: [
      'warn Another user of this computer asked for your console link',
      'warn Another user of this computer answered your sign-in',
    ],
  });
});
