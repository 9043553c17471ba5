import { describe, expect, it } from 'vitest';
import type { SettingsRoute } from '../../../electron/contract/settings-route.ts';
import {
  createSettingsController,
  type SettingsBrowserWindowEvents,
  type SettingsController,
} from '../../../electron/shell/windows/settings-controller.ts';
import { ManualClock } from '../../harness/manual-clock.ts';
import { northwindId } from './doubles/snapshots.ts';

const northwind: SettingsRoute = { page: 'organisations', organisationId: northwindId };

interface Stage {
  readonly clock: ManualClock;
  /** By how much text makes it larger than usual. */
  scale: number;
  readonly settings: SettingsController;
  /** What happened to windows and page, in order. */
  readonly events: string[];
  /** What the latest window hears. */
  readonly hears: () => SettingsBrowserWindowEvents;
}

const written = ({ page, organisationId }: SettingsRoute): string =>
  organisationId === undefined ? page : `${page} of ${organisationId}`;

function stage(): Stage {
  const clock = new ManualClock();
  const events: string[] = [];
  let latest: SettingsBrowserWindowEvents | null = null;
  const settings = createSettingsController({
    clock,
    textScale: () => made.scale,
    create(route, heard) {
      latest = heard;
      events.push(`made at ${written(route)}`);
      return {
        ready: Promise.resolve(),
        show: () => void events.push('shown'),
        grow: (by) => void events.push(`grown by ${by}`),
        destroy: () => void events.push('destroyed'),
      };
    },
    wanted: (route) => void events.push(`wanted at ${written(route)}`),
    gaveUp: (crashes) => void events.push(`gave up after ${crashes}`),
  });
  const made: Stage = {
    clock,
    scale: 1,
    settings,
    events,
    hears() {
      if (latest === null) throw new Error('There is no window.');
      return latest;
    },
  };
  return made;
}

/** Lets a window that is ready be shown. */
async function settled(): Promise<void> {
  await Promise.resolve();
  await Promise.resolve();
}

async function opened(route: SettingsRoute | null = null): Promise<Stage> {
  const made = stage();
  made.settings.open(route);
  await settled();
  return made;
}

describe('the window of the settings', () => {
  it('is made at the first page, or where it is wanted, and shown once its page is there', async () => {
    const early = stage();
    early.settings.open(null);
    const atOnce = [...early.events];
    await settled();
    expect({ atOnce, earlyEvents: early.events, events: (await opened(northwind)).events }).toEqual({
      atOnce: ['made at organisations'],
      earlyEvents: ['made at organisations', 'shown'],
      events: [`made at organisations of ${northwindId}`, 'shown'],
    });
  });

  it('is there once: asked for again it is shown, elsewhere only where a page is named', async () => {
    const { settings, events } = await opened();
    settings.open(null);
    settings.open(northwind);
    await settled();
    expect(events.slice(2).toSorted()).toEqual(['shown', 'shown', `wanted at organisations of ${northwindId}`]);
  });

  it('grows with its text, once for each change, and is made anew at the size there is', async () => {
    const made = await opened();
    made.scale = 1.5;
    made.settings.settingsChanged();
    made.settings.settingsChanged();
    made.settings.close();
    made.scale = 2;
    made.settings.settingsChanged();
    made.settings.open(null);
    made.settings.settingsChanged();
    expect(made.events.slice(2)).toEqual(['grown by 1.5', 'destroyed', 'made at organisations']);
  });

  it('closes for real, by the person or by a key, and begins anew', async () => {
    const { settings, events, hears } = await opened(northwind);
    hears().closed();
    settings.open(null);
    await settled();
    settings.close();
    settings.open(null);
    await settled();
    expect(events.slice(2)).toEqual(['made at organisations', 'shown', 'destroyed', 'made at organisations', 'shown']);
  });

  it('closed before its page is there, it is not shown', async () => {
    const { settings, events } = stage();
    settings.open(null);
    settings.close();
    await settled();
    expect(events).toEqual(['made at organisations', 'destroyed']);
  });

  it('is made again where the person was, later each time, and not a fourth time in a row', async () => {
    const { clock, settings, events, hears } = await opened();
    settings.movedTo(northwind);
    const made = `made at organisations of ${northwindId}`;
    for (const wait of [0, 1_000, 5_000]) {
      hears().lost();
      clock.tick(Math.max(0, wait - 1));
      events.push(`waited ${wait}`);
      clock.tick(1);
      await settled();
    }
    hears().lost();
    clock.tick(600_000);
    settings.open(null);
    await settled();
    hears().lost();
    clock.tick(0);
    expect(events.slice(2)).toEqual([
      ...['destroyed', made, 'waited 0', 'shown'],
      ...['destroyed', 'waited 1000', made, 'shown'],
      ...['destroyed', 'waited 5000', made, 'shown'],
      ...['destroyed', 'gave up after 4'],
      ...['made at organisations', 'shown', 'destroyed', 'made at organisations'],
    ]);
  });

  it('that lived a minute is made again at once; asked for while it waits it comes then, and closed it does not', async () => {
    const { clock, settings, events, hears } = await opened(northwind);
    const crash = async (): Promise<void> => {
      hears().lost();
      clock.tick(0);
      await settled();
    };
    await crash();
    clock.tick(60_000);
    await crash();
    await crash();
    settings.open(null);
    await settled();
    await crash();
    settings.close();
    clock.tick(60_000);
    const made = `made at organisations of ${northwindId}`;
    expect(events.slice(2)).toEqual([
      ...['destroyed', made, 'shown', 'destroyed', made, 'shown'],
      ...['destroyed', made, 'shown', 'destroyed'],
    ]);
  });

  it('hears nothing more of a window that is gone', async () => {
    const { settings, events, hears } = await opened();
    const first = hears();
    settings.close();
    settings.open(null);
    await settled();
    first.closed();
    first.lost();
    settings.open(null);
    await settled();
    expect(events.filter((event) => event.startsWith('made'))).toHaveLength(2);
  });
});
