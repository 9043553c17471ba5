import { describe, expect } from 'vitest';
import type { ProgramAccessView } from '../../electron/contract/links.ts';
import { instant } from '../../electron/core/time/instant.ts';
import { access, aLink, answerNow, askedOf, consumerId, refused } from './support/links.ts';
import { account, catalogue, now, role, snapshot } from './support/northwind.ts';
import { windowTest as it, type OpenWindow } from './support/fixtures.ts';
import type { TestWindow, WindowOptions } from './support/window.ts';

const twinId = '5d1a7f52-9f0a-4a8e-8f63-6f0f5b8f2c11';

async function openPage(
  openWindow: OpenWindow,
  view: Partial<ProgramAccessView> = {},
  options: WindowOptions = {},
): Promise<TestWindow> {
  const { answers, context, ...more } = options;
  const window = await openWindow({
    address: '/settings.html?page=programs',
    answers: { 'programs.get': { ok: true, value: { ...access, ...view } }, ...answers },
    ...more,
    context: { viewport: { width: 760, height: 560 }, ...context },
  });
  await window.page.getByRole('heading', { name: 'Copied addresses' }).waitFor();
  return window;
}

const linesOf = (window: TestWindow, label: string): Promise<string[]> =>
  window.page
    .getByRole('list', { name: label })
    .getByRole('listitem')
    .evaluateAll((lines) => lines.map((line) => (line as HTMLElement).innerText.replaceAll(/\s*\n\s*/gu, ' | ')));
const focused = (window: TestWindow): Promise<string> =>
  window.page.evaluate(() => document.activeElement?.textContent.trim() ?? '');
const status = (window: TestWindow): Promise<string[]> =>
  window.page
    .locator('[role=status]')
    .allInnerTexts()
    .then((all) => all.filter((one) => one !== ''));

describe('the links', () => {
  it('are told by profile and role, how they work, and who says they read them', async ({ openWindow }) => {
    const window = await openPage(openWindow);
    await window.page
      .getByText('payments-staging ·')
      .or(window.page.getByText('payments-staging', { exact: true }))
      .waitFor();
    expect({
      lines: await linesOf(window, 'Links'),
      files: await window.page.getByText('In /Users/ana/.aws/config and /Users/ana/.aws/credentials').count(),
    }).toEqual({
      lines: [
        'archive | Shared | Not in the file any more | log-archive·SecurityAudit·5555 6666 7777 | Keys in the file·Latchkey does not see who reads it | Unlink',
        'payments-prod-readonly | Production | Edited by others | payments-prod·ReadOnlyAccess·1111 2222 3333 | Shares the sign-in·Latchkey does not see who reads it | Unlink',
        'payments-staging-poweruser | Staging | payments-staging·PowerUserAccess·1111 2222 4444 | Asks Latchkey·Read 5 min ago by a program that says it is terraform | Unlink',
      ],
      files: 1,
    });
  });

  it.for<[string, ProgramAccessView['links'][number]['lastRead'], string]>([
    ['that gives no name', { at: instant(now), program: '' }, 'Read just now by a program that gives no name'],
    ['there never was', null, 'Not read yet'],
  ])('say of a reader %s', async ([, lastRead, words], { openWindow }) => {
    const window = await openPage(openWindow, { links: [aLink({ lastRead })] });
    expect((await linesOf(window, 'Links')).join()).toContain(words);
  });

  it('are unlinked by their button; then the focus is on what takes it back', async ({ openWindow }) => {
    const window = await openPage(openWindow, { canUndo: false });
    await answerNow(window, 'programs.get', { ...access, links: access.links.slice(0, 2) });
    await window.page.getByRole('button', { name: 'Unlink archive' }).press('Enter');
    await window.page.getByText('archive is unlinked.').waitFor();
    const after = { focused: await focused(window), lines: (await linesOf(window, 'Links')).length };
    await answerNow(window, 'programs.get', { ...access, canUndo: false });
    await window.page.keyboard.press('Enter');
    await window.page.getByText('is taken back.').waitFor();
    expect({
      after,
      asked: await askedOf(window, 'links.remove', 'links.undo'),
      focused: await focused(window),
      lines: (await linesOf(window, 'Links')).length,
      undo: await window.page.getByRole('button', { name: 'Undo the last change' }).count(),
    }).toEqual({
      after: { focused: 'Undo the last change', lines: 2 },
      asked: [{ profiles: ['archive'] }, {}],
      focused: 'Links',
      lines: 3,
      undo: 0,
    });
  });

  it('that cannot be unlinked stay, and the reason is said', async ({ openWindow }) => {
    const sentence = '~/.aws/config belongs to somebody else. Nothing was written.';
    const window = await openPage(openWindow, {}, { answers: { 'links.remove': refused(sentence) } });
    await window.page.getByRole('button', { name: 'Unlink archive' }).click();
    await window.page.getByText(sentence).waitFor();
    expect({ status: await status(window), lines: (await linesOf(window, 'Links')).length }).toEqual({
      status: [sentence],
      lines: 3,
    });
  });

  it('that are many are found by typing', async ({ openWindow }) => {
    const links = Array.from({ length: 240 }, (_, at) => aLink({ profile: `team-${String(at)}` }));
    const window = await openPage(openWindow, { links });
    const all = [(await linesOf(window, 'Links')).length, await window.page.getByText('40 more links').count()];
    await window.page.getByLabel('Find a link').fill('team-23 poweruser');
    const found = (await linesOf(window, 'Links')).map((line) => line.split(' | ')[0]);
    const said = await status(window);
    await window.page.getByLabel('Find a link').fill('nowhere');
    expect({ all, found, said, none: await window.page.getByText('No link matches “nowhere”.').count() }).toEqual({
      all: [200, 1],
      found: ['team-23', ...Array.from({ length: 10 }, (_, at) => `team-23${String(at)}`)],
      said: ['11 of 240'],
      none: 1,
    });
  });

  it('have no field to find them in while they are few', async ({ openWindow }) => {
    const window = await openPage(openWindow);
    expect(await window.page.getByLabel('Find a link').count()).toBe(0);
  });

  it('are asked for again when main says that something has changed, and only then', async ({ openWindow }) => {
    const window = await openPage(openWindow, { links: [] });
    await window.push('snapshot.changed', snapshot({ revision: 2, programsRevision: 0 }));
    const before = (await askedOf(window, 'programs.get')).length;
    await answerNow(window, 'programs.get', access);
    await window.push('snapshot.changed', snapshot({ revision: 3, programsRevision: 1 }));
    await window.page.getByText('payments-staging-poweruser').waitFor();
    expect([before, (await askedOf(window, 'programs.get')).length]).toEqual([1, 2]);
  });

  it('that are none yet say how to make one', async ({ openWindow }) => {
    const window = await openPage(openWindow, { links: [] });
    expect(await window.page.getByText('No role is linked to an AWS profile yet.').innerText()).toContain('press ⌘P');
  });
});

describe('copied addresses', () => {
  it('tell what they were copied for and who says they asked, and are revoked', async ({ openWindow }) => {
    const window = await openPage(openWindow);
    const lines = await linesOf(window, 'Copied addresses');
    await answerNow(window, 'programs.get', {
      ...access,
      endpoint: { ...access.endpoint, state: 'idle', consumers: [] },
    });
    await window.page.getByRole('button', { name: 'Revoke ReadOnlyAccess in payments-prod for Shell' }).press('Enter');
    await window.page.getByText('The address of ReadOnlyAccess in payments-prod is revoked.').waitFor();
    expect({
      lines,
      asked: await askedOf(window, 'consumer.revoke'),
      focused: await focused(window),
      none: await window.page.getByText('No address was copied yet.').count(),
    }).toEqual({
      lines: [
        'payments-prod | Production | ReadOnlyAccess·1111 2222 3333 | For Shell·Copied yesterday·Asked 3 min ago by a program that says it is python3 | Revoke',
      ],
      asked: [{ id: consumerId }],
      focused: 'Copied addresses',
      none: 1,
    });
  });
});

describe('copied addresses of accounts of one name', () => {
  it('are told apart where they are revoked', async ({ openWindow }) => {
    const [first] = access.endpoint.consumers;
    const twin = { ...first, id: twinId, role: role('111122229999', 'ReadOnlyAccess') };
    const accounts = [...catalogue.accounts, account('111122229999', 'payments-prod', 'production')];
    const window = await openPage(
      openWindow,
      {
        endpoint: {
          ...access.endpoint,
          consumers: [...access.endpoint.consumers, twin],
        } as ProgramAccessView['endpoint'],
      },
      { catalogue: { ...catalogue, accounts } },
    );
    const name = 'Revoke ReadOnlyAccess in payments-prod (…9999) for Shell';
    await window.page.getByRole('button', { name }).press('Enter');
    await window.page.getByText('The address of ReadOnlyAccess in payments-prod (…9999) is revoked.').waitFor();
    expect(await askedOf(window, 'consumer.revoke')).toEqual([{ id: twinId }]);
  });
});

describe('what does not work', () => {
  it.for<[string, Partial<ProgramAccessView>, RegExp]>([
    ['another copy answers', { socket: 'other-copy' }, /^Another copy of Latchkey answers programs/u],
    ['no socket', { socket: 'failed' }, /^Programs cannot ask Latchkey/u],
    ['files that cannot be read', { problem: '~/.aws/config is not a file.' }, /is not a file/u],
    [
      'a port of others',
      { endpoint: { ...access.endpoint, state: 'port-taken' } },
      /^Another program uses port 49321 of/u,
    ],
    ['no port at all', { endpoint: { ...access.endpoint, state: 'failed' } }, /^Copied addresses get no answer/u],
    ['a link of others in the way', { links: [aLink({ problem: 'A file of others is in the way.' })] }, /in the way/u],
  ])('is said plainly: %s', async ([, view, words], { openWindow }) => {
    const window = await openPage(openWindow, view);
    expect(await window.page.locator('.problem').allInnerTexts()).toEqual([expect.stringMatching(words)]);
  });

  it('is not spoken of while all is well', async ({ openWindow }) => {
    const window = await openPage(openWindow);
    expect(await window.page.locator('.problem').count()).toBe(0);
  });
});

it('the rules of programs are on the page, too', async ({ openWindow }) => {
  const window = await openPage(openWindow);
  await window.page.getByLabel('When a program reads production').selectOption('ask');
  expect(await askedOf(window, 'settings.change')).toEqual([{ change: { productionReads: 'ask' } }]);
});
