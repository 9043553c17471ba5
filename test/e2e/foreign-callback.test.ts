import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import type { RunningApp } from '../electron-stand-in/launch.ts';
import { whereLinkLeads } from '../harness/local-link.ts';
import { addOrganisation, openedLink, type Desk } from './support/desk.ts';
import { deskTest } from './support/fixtures.ts';

/** Waiting for the browser to come back from `authorize`; `foreign` is a server of somebody else. */
const it = deskTest
  .extend('foreign', async ({}, { onCleanup }) => {
    const foreign = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Foreign</title>');
    });
    onCleanup(() => {
      foreign.closeAllConnections();
      foreign.close();
    });
    await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve));
    return foreign;
  })
  .extend('waiting', async ({ desk, app }) => {
    const window = await addOrganisation(app, desk);
    await window.getByText('Waiting for the browser').waitFor();
    const authorize = new URL(await whereLinkLeads(await openedLink(app, 0)));
    return { desk, app, window, authorize };
  });

interface Waiting {
  readonly desk: Desk;
  readonly app: RunningApp;
  readonly window: Page;
  readonly authorize: URL;
}

const blocked = 'net::ERR_BLOCKED_BY_ORB';

const redirectUri = ({ authorize }: Waiting): string => authorize.searchParams.get('redirect_uri') ?? '';
const state = ({ authorize }: Waiting): string => authorize.searchParams.get('state') ?? '';
const redeemed = ({ desk }: Waiting): number =>
  desk.simulator.control.requests().filter(({ grantType }) => grantType === 'authorization_code').length;

/** A page of another site in the person's own browser, and what it got from the app's listener. */
async function foreignPage(desk: Desk, foreign: Server): Promise<{ page: Page; answers: string[] }> {
  const page = await desk.browse(`http://localhost:${String((foreign.address() as AddressInfo).port)}/`);
  const answers: string[] = [];
  page.context().on('response', (response) => {
    if (response.url().includes('/oauth/callback')) answers.push(String(response.status()));
  });
  // An answer that is no picture and no script reaches the page as a failure.
  page.context().on('requestfailed', (request) => {
    const isElement = ['image', 'script'].includes(request.resourceType());
    if (isElement && request.url().includes('/oauth/callback')) answers.push(request.failure()?.errorText ?? '');
  });
  return { page, answers };
}

/** Every way a page has to reach an address of this computer. */
async function attack(address: string): Promise<void> {
  const fetched = (method: string): Promise<unknown> => fetch(address, { method, mode: 'no-cors' }).catch(() => null);
  const loaded = (element: HTMLElement): Promise<unknown> =>
    new Promise((resolve) => {
      element.addEventListener('load', resolve);
      element.addEventListener('error', resolve);
      document.body.append(element);
    });
  await fetched('GET');
  await fetched('POST');
  await loaded(Object.assign(document.createElement('img'), { src: address }));
  await loaded(Object.assign(document.createElement('script'), { src: address }));
  await loaded(Object.assign(document.createElement('iframe'), { src: address }));
}

async function finish({ desk, app, window, authorize }: Waiting): Promise<string> {
  const consent = await desk.browse(authorize.href);
  await consent.locator('#Allow').click();
  await consent.getByRole('heading', { name: 'Return to Latchkey' }).waitFor();
  await app.clock.settle();
  await window.getByText(/^Signed in since/u).waitFor();
  return consent.url();
}

const answered = (status: string): string[] => [status, status, '404', blocked, blocked].toSorted();

describe('while a sign-in waits for the browser', () => {
  it('no foreign page ends or takes it, nor one whose name was rebound to this computer; the tab then keeps no code', async ({
    waiting,
    foreign,
  }) => {
    const { desk, app, window } = waiting;
    const { page, answers } = await foreignPage(desk, foreign);
    // Chromium takes every name below `localhost` to this computer, as a rebound one would lead there.
    const rebound = redirectUri(waiting).replace('127.0.0.1', 'rebound.localhost');
    const attacks = [
      [`${redirectUri(waiting)}?code=of-another-account&state=guessed`, '400'],
      [`${redirectUri(waiting)}?code=of-another-account`, '400'],
      [`${redirectUri(waiting)}?error=access_denied&state=guessed`, '400'],
      [`${rebound}?code=of-another-account&state=${state(waiting)}`, '404'],
    ] as const;
    for (const [address, status] of attacks) {
      answers.length = 0;
      await page.evaluate(attack, address);
      await app.clock.settle();
      const still = await window.getByText('Waiting for the browser').isVisible();
      expect({ address, answers: answers.toSorted(), still, redeemed: redeemed(waiting) }).toEqual({
        address,
        answers: answered(status),
        still: true,
        redeemed: 0,
      });
    }
    expect({ finish: await finish(waiting), redeemed: redeemed(waiting) }).toEqual({
      finish: redirectUri(waiting),
      redeemed: 1,
    });
  });

  it('a code that AWS refuses ends it once, with a sentence, and nothing is tried again', async ({ waiting }) => {
    const { desk, app, window } = waiting;
    const tab = await desk.browse(`${redirectUri(waiting)}?code=made-up&state=${state(waiting)}`);
    await tab.getByRole('heading').waitFor();
    await app.clock.settle();
    await window.getByText('The browser came back, but AWS did not accept what it brought.').waitFor();
    await app.clock.advance(5 * 60_000);
    expect({
      redeemed: redeemed(waiting),
      openedLinkCount: app.openedLinks().length,
      tooltip: await app.tray.tooltip(),
    }).toEqual({ redeemed: 1, openedLinkCount: 1, tooltip: 'Latchkey: signed out' });
  });
});
