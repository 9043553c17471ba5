import { expect, it } from 'vitest';
import { seenBy } from './doubles/run-probe.ts';
import { temporaryFolder } from './doubles/temporary-folder.ts';

it('a notification is chosen by its first button or a click, not by "Later", opened by a click where that is less, and makes way for one of its tag', async () => {
  expect(await seenBy('notification-probe.ts', temporaryFolder())).toEqual({
    buttons: [['Sign in again', 'Later'], ['Sign in again', 'Later'], ['Sign in'], [], [], ['Install now']],
    chosen: ['first', 'clicked', 'opened', 'ready'],
    closed: ['replaced', 'later'],
    longest: 250,
  });
});

it('a notification says a name with `&` or `<` as it is: escaped in a body that is markup, and cut before that', async () => {
  expect(await seenBy('notification-body-probe.ts', temporaryFolder())).toEqual([
    { title: 'R&D <prod>', body: 'R&amp;D &lt;prod&gt;', longest: 249 * '&amp;'.length + 1 },
    { title: 'R&D <prod>', body: 'R&D <prod>', longest: 250 },
  ]);
});
