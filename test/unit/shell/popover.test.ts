import { describe, expect, it } from 'vitest';
import { popoverBehaviour } from '../../../electron/shell/windows/popover-behaviour.ts';
import { settled, shown, stage } from './doubles/popover-stage.ts';
import { role } from './doubles/snapshots.ts';

describe('the popover', () => {
  it('is made once, placed, shown and told that it starts clean', async () => {
    const { popover, events } = stage();
    popover.prepare();
    popover.prepare();
    popover.summon();
    await settled();
    expect(events).toEqual(['made', 'placed 10,20', 'shown', 'clean']);
  });

  it('is shown anew, neither moved nor cleaned, when it is summoned while visible', async () => {
    const { popover, events } = await shown();
    popover.summon();
    await settled();
    expect(events).toEqual(['shown']);
  });

  it.each([
    [10_000, 'as it was'],
    [10_001, 'clean'],
  ])('hidden for %i ms it comes back %s', async (milliseconds, how) => {
    const { popover, events, clock } = await shown();
    popover.hide();
    clock.tick(milliseconds);
    popover.toggle();
    await settled();
    expect(events).toEqual(['hidden', 'placed 10,20', 'shown', how]);
  });

  it('tells whether it is in view', async () => {
    const { popover } = await shown();
    const before = popover.isInView();
    popover.hide();
    expect({ stageIsInView: stage().popover.isInView(), before, popoverIsInView: popover.isInView() }).toEqual({
      stageIsInView: false,
      before: true,
      popoverIsInView: false,
    });
  });

  it('toggles', async () => {
    const { popover, events, clock } = await shown();
    popover.toggle();
    clock.tick(60_000);
    popover.toggle();
    await settled();
    popover.toggle();
    expect(events).toEqual(['hidden', 'placed 10,20', 'shown', 'clean', 'hidden']);
  });

  it('hides when it loses the keyboard, except while a sign-in waits', async () => {
    const made = await shown();
    made.waiting = true;
    made.window().blurred();
    expect(made.events).toEqual([]);
    made.waiting = false;
    made.window().blurred();
    expect(made.events).toEqual(['hidden']);
  });

  it('stays hidden when the click on the icon that took its focus asks to toggle', async () => {
    const made = await shown();
    made.window().blurred();
    made.clock.tick(249);
    made.popover.toggle();
    await settled();
    expect(made.events).toEqual(['hidden']);
    made.clock.tick(1);
    made.popover.toggle();
    await settled();
    expect(made.events).toEqual(['hidden', 'placed 10,20', 'shown', 'as it was']);
  });

  it('passes over the stray blur of Windows, for 400 ms', async () => {
    const made = stage({ system: 'win32' });
    made.popover.summon();
    await settled();
    made.clock.tick(399);
    made.window().blurred();
    made.clock.tick(60_000);
    expect(made.events.includes('hidden')).toBe(false);
    made.window().blurred();
    expect(made.events.includes('hidden')).toBe(true);
  });

  it('is not placed on Wayland, and stays where the person has dragged it', async () => {
    const wayland = stage({ wayland: true });
    wayland.popover.summon();
    await settled();
    const made = await shown();
    made.window().dragged();
    made.popover.hide();
    made.popover.summon();
    await settled();
    expect({ waylandEvents: wayland.events, madeEvents: made.events }).toEqual({
      waylandEvents: ['made', 'shown', 'clean'],
      madeEvents: ['hidden', 'placed 300,400', 'shown', 'as it was'],
    });
  });

  it('hides after a while, unless summoned again before', async () => {
    const { popover, events, clock } = await shown();
    popover.hideIn(600);
    clock.tick(599);
    expect(events).toEqual([]);
    popover.summon();
    await settled();
    clock.tick(600);
    expect(events).toEqual(['shown']);
    popover.hideIn(600);
    clock.tick(600);
    expect({ events, timerCount: clock.timerCount() }).toEqual({ events: ['shown', 'hidden'], timerCount: 0 });
  });

  it('comes back by itself after a crash, slower each time, and at once after a good minute', async () => {
    const { clock, events, window } = await shown();
    const waits: number[] = [];
    for (let crash = 0; crash < 6; crash += 1) {
      window().lost();
      events.length = 0;
      let waited = 0;
      clock.tick(0);
      while (!events.includes('made')) {
        clock.tick(500);
        waited += 500;
      }
      waits.push(waited);
      await settled();
    }
    expect(waits).toEqual([0, 1_000, 5_000, 30_000, 60_000, 60_000]);
    clock.tick(60_000);
    window().lost();
    events.length = 0;
    clock.tick(0);
    await settled();
    expect(events).toEqual(['made', 'placed 10,20', 'shown', 'as it was'].slice(0, 3).concat('clean'));
  });

  it('stays hidden after a crash out of sight, and hears no window that is gone', async () => {
    const made = await shown();
    made.popover.hide();
    const gone = made.window();
    gone.lost();
    made.clock.tick(0);
    gone.lost();
    gone.blurred();
    await settled();
    expect(made.events).toEqual(['hidden', 'destroyed', 'made']);
  });

  it('keeps a protected page protected, also in the window after', async () => {
    const made = await shown();
    made.popover.protectContent(true);
    made.popover.protectContent(true);
    made.window().lost();
    made.clock.tick(0);
    expect(made.events).toEqual(['protected', 'destroyed', 'made', 'protected']);
  });

  it('opens on a sheet, also when it is in view already', async () => {
    const { popover, events } = stage();
    const sheet = { kind: 'copy-as', role: role('111122223333', 'ReadOnlyAccess') } as const;
    popover.summon(sheet);
    await settled();
    popover.summon(sheet);
    await settled();
    expect(events).toEqual(['made', 'placed 10,20', 'shown', 'clean with copy-as', 'shown', 'as it was with copy-as']);
  });

  it.each([
    ['linux', ['placed 10,20']],
    ['win32', ['placed 10,20', 'placed 10,20']],
  ] as const)('is placed anew when screens change, on %s', async (system, placed) => {
    const made = await shown({ system });
    made.popover.reposition();
    made.clock.tick(500);
    const inView = [...made.events];
    made.popover.hide();
    made.popover.reposition();
    expect({ inView, events: made.events.slice(inView.length) }).toEqual({ inView: placed, events: ['hidden'] });
  });

  it('leaves a window where the person has put it', async () => {
    const made = await shown();
    made.window().dragged();
    made.popover.reposition();
    expect(made.events).toEqual(['placed 300,400']);
  });

  it('turned into an ordinary window is made anew, is not placed, and stays when it loses the keyboard', async () => {
    const made = await shown();
    made.popover.adopt(popoverBehaviour({ system: 'linux', wayland: false }, false));
    await settled();
    made.clock.tick(1_000);
    made.window().blurred();
    made.clock.tick(1_000);
    made.popover.reposition();
    expect(made.events).toEqual(['destroyed', 'made', 'shown', 'clean']);
  });
});

describe('a window that is not used for 15 minutes', () => {
  const minutes = (count: number): number => count * 60_000;

  it('is closed where the person wants that, and made anew when it is summoned', async () => {
    const made = await shown();
    made.closesIdle = true;
    made.popover.hide();
    made.clock.tick(minutes(15) - 1);
    const early = [...made.events];
    made.clock.tick(1);
    made.popover.summon();
    await settled();
    expect({ early, events: made.events }).toEqual({
      early: ['hidden'],
      events: ['hidden', 'destroyed', 'made', 'placed 10,20', 'shown', 'clean'],
    });
  });

  it.each<[string, (made: Awaited<ReturnType<typeof shown>>) => void]>([
    ['is used again', (made) => made.popover.summon()],
    [
      'is kept by then',
      (made) => {
        made.closesIdle = false;
        made.popover.settingsChanged();
      },
    ],
  ])('stays where it %s', async (_name, meanwhile) => {
    const made = await shown();
    made.closesIdle = true;
    made.popover.hide();
    made.clock.tick(minutes(14));
    meanwhile(made);
    await settled();
    made.clock.tick(minutes(60));
    expect(made.events).not.toContain('destroyed');
  });

  it('is closed also where that was wanted only after it was hidden', async () => {
    const made = await shown();
    made.popover.hide();
    made.closesIdle = true;
    made.popover.settingsChanged();
    made.clock.tick(minutes(15));
    expect(made.events).toEqual(['hidden', 'destroyed']);
  });

  it('is closed although all kinds of things change meanwhile', async () => {
    const made = await shown();
    made.closesIdle = true;
    made.popover.hide();
    for (let minute = 0; minute < 15; minute += 1) {
      made.clock.tick(minutes(1));
      made.popover.settingsChanged();
    }
    expect(made.events).toEqual(['hidden', 'destroyed']);
  });

  it('is closed 15 minutes after it was hidden, also where something changed just before it was shown', async () => {
    const made = await shown();
    made.closesIdle = true;
    made.popover.hide();
    made.popover.summon();
    made.popover.settingsChanged();
    await settled();
    made.clock.tick(minutes(14));
    made.popover.hide();
    made.clock.tick(minutes(15) - 1);
    const early = made.events.includes('destroyed');
    made.clock.tick(1);
    expect([early, made.events.at(-1)]).toEqual([false, 'destroyed']);
  });

  it('stays where no tray shows Latchkey', async () => {
    const made = stage();
    made.popover.adopt(popoverBehaviour({ system: 'linux', wayland: false }, false));
    made.popover.summon();
    await settled();
    made.closesIdle = true;
    made.popover.hide();
    made.clock.tick(minutes(60));
    expect(made.events).not.toContain('destroyed');
  });
});

describe('a window whose size is another one by now', () => {
  const large = { width: 840, height: 1240 };

  it('is put in its place anew while it is in view', async () => {
    const made = await shown();
    made.size = large;
    made.popover.settingsChanged();
    made.popover.settingsChanged();
    expect(made.events).toEqual(['placed 10,20']);
  });

  it('grows where the person has dragged it', async () => {
    const made = await shown();
    made.window().dragged();
    made.size = large;
    made.popover.settingsChanged();
    expect(made.events).toEqual(['placed 300,400']);
  });

  it('is told its size where others place it', async () => {
    const made = await shown({ wayland: true });
    made.size = large;
    made.popover.settingsChanged();
    expect(made.events).toEqual(['resized 840×1240']);
  });
});
