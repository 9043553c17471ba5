import { describe, expect } from 'vitest';
import type { BrowserContextOptions } from 'playwright-core';
import type { FailureCode } from '../../electron/contract/failure.ts';
import { aSignedIn } from '../harness/builders.ts';
import { takePicture } from '../browser/picture.ts';
import {
  catalogue,
  now,
  organisation,
  role,
  snapshot,
  waitingForApproval,
  type OrganisationInput,
  type SnapshotInput,
} from './support/northwind.ts';
import { windowTest as it } from './support/fixtures.ts';
import type { TestWindow } from './support/window.ts';

/** The looks that have colours of their own. */
const looks: Readonly<Record<string, BrowserContextOptions>> = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  'high contrast': { colorScheme: 'light', contrast: 'more' },
  'dark high contrast': { colorScheme: 'dark', contrast: 'more' },
};

/**
 * How many pixels of what is shown are red: as that of production, whose tokens all have hues of 345° to 355°, and a way to
 * either side of it, as a red of anything else would have. The amber of attention begins at 26°, the violet of sandboxes
 * ends at 260°.
 */
async function redPixels(window: TestWindow): Promise<number> {
  const url = `data:image/png;base64,${(await takePicture(window.page)).toString('base64')}`;
  return window.page.evaluate(countRed, url);
}

/** Runs in the page. */
async function countRed(url: string): Promise<number> {
  const image = new Image();
  image.src = url;
  await image.decode();
  const context = new OffscreenCanvas(image.naturalWidth, image.naturalHeight).getContext('2d');
  if (context === null) throw new Error('Chromium has no canvas left.');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.naturalWidth, image.naturalHeight);
  let count = 0;
  for (let at = 0; at < data.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
    const chroma = red - Math.min(green, blue);
    // Red is the most of the three; how far the other two are apart, as a share of its lead, is the distance from hue 0.
    const isRed = red >= Math.max(green, blue) && (60 * Math.abs(green - blue)) / chroma < 20;
    if (chroma >= 12 && isRed) count += 1;
  }
  return count;
}

const quiet = {
  ...catalogue,
  accounts: catalogue.accounts.filter(({ environment }) => environment !== 'production'),
};
const withoutProduction = {
  pinned: [role('111122224444', 'PowerUserAccess'), role('555566667777', 'SecurityAudit')],
  recent: [role('888899990000', 'AdministratorAccess')],
};

/** A sign-in that did not come about, for this reason. */
function failed(code: FailureCode) {
  const problem = { code, sentence: 'What happened, and what can be done about it.', retry: true };
  return [{ ...organisation, signIn: { state: 'signed-out' as const, problem } }];
}

function signedInAs(signIn: OrganisationInput['signIn']): Partial<SnapshotInput> {
  return { organisations: [{ ...organisation, signIn }] };
}

const signInProblems = [
  'code-expired',
  'request-refused',
  'browser-did-not-return',
  'portal-not-found',
  'portal-moved',
  'perhaps-wrong-region',
  'region-invalid',
  'offline',
  'proxy-in-between',
  'return-refused',
  'sign-in-unsupported',
  'throttled',
  'service-error',
] as const;

const troubles: Readonly<Record<string, Partial<SnapshotInput>>> = {
  ...Object.fromEntries(signInProblems.map((code) => [code, { organisations: failed(code) }])),
  'the browser did not open': { organisations: [waitingForApproval({ browser: 'failed' })] },
  'the sign-in has ended': signedInAs({ state: 'ended', endedAt: now, problem: null }),
  'the sign-in ends': signedInAs(aSignedIn({ end: { at: now + 60_000, kind: 'set' } })),
  'no connection': signedInAs(aSignedIn({ connection: 'offline', offlineSince: now })),
  'trouble at AWS': signedInAs(aSignedIn({ connection: 'trouble' })),
  'the clock is wrong': { clockOffset: 7 * 60_000 },
};

describe.for(Object.entries(looks))('in %s', ([, look]) => {
  const context = { ...look, deviceScaleFactor: 1 };

  it('production is red, in a row, its mark and the line below', async ({ openWindow }) => {
    const window = await openWindow({ context });
    await window.page.getByRole('option').first().waitFor();
    expect(await redPixels(window)).toBeGreaterThan(250);
  });

  it('nothing is red in a list without production, from end to end', async ({ openWindow }) => {
    const window = await openWindow({ context, snapshot: snapshot(withoutProduction), catalogue: quiet });
    await window.page.getByRole('option').first().waitFor();
    const top = await redPixels(window);
    await window.page.keyboard.press('Alt+ArrowDown');
    await window.page.keyboard.press('Alt+ArrowDown');
    await window.page.keyboard.press('ArrowRight');
    const opened = await redPixels(window);
    await window.page.keyboard.press('Meta+ArrowDown');
    expect({ top, opened, end: await redPixels(window) }).toEqual({ top: 0, opened: 0, end: 0 });
  });

  it('nothing is red about what was refused', async ({ openWindow }) => {
    const failure = { code: 'access-denied' as const, sentence: 'AWS refused this role.', retry: false };
    const window = await openWindow({
      context,
      snapshot: snapshot(withoutProduction),
      catalogue: quiet,
      answers: { 'role.perform': { ok: false, failure } },
    });
    await window.page.getByRole('option').first().waitFor();
    await window.page.keyboard.press('Enter');
    await window.page.getByText(failure.sentence).waitFor();
    expect(await redPixels(window)).toBe(0);
  });

  it('nothing is red where an organisation is signed out of or removed', async ({ openWindow }) => {
    const window = await openWindow({
      context: { ...context, viewport: { width: 760, height: 720 } },
      snapshot: snapshot(withoutProduction),
      catalogue: quiet,
      address: '/settings.html?page=organisations',
    });
    await window.page.getByRole('heading').first().waitFor();
    const page = await redPixels(window);
    await window.page
      .getByRole('button', { name: /^Remove/u })
      .first()
      .click();
    await window.page.getByRole('heading', { name: 'Remove Northwind from Latchkey?' }).waitFor();
    expect({ page, asked: await redPixels(window) }).toEqual({ page: 0, asked: 0 });
  });
});

it.for(['light', 'dark high contrast'] as const)(
  'nothing is red where something went wrong or is about to, in %s',
  async (look, { openWindow }) => {
    const context = { ...looks[look], deviceScaleFactor: 1 };
    const window = await openWindow({ context, snapshot: snapshot(withoutProduction), catalogue: quiet });
    const red: Record<string, number> = {};
    for (const [at, [what, shown]] of Object.entries(troubles).entries()) {
      await window.push('snapshot.changed', snapshot({ ...withoutProduction, ...shown, revision: at + 2 }));
      await window.page.getByRole('heading').or(window.page.getByRole('option')).first().waitFor();
      red[what] = await redPixels(window);
    }
    expect(red).toEqual(Object.fromEntries(Object.keys(troubles).map((what) => [what, 0])));
  },
);
