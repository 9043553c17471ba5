import { describe, expect, it } from 'vitest';
import { settled, stage, type Stage } from './doubles/popover-stage.ts';

describe('the popover on Linux, where a short press of the keys takes the keyboard away for a moment', () => {
  async function blurredAfter(milliseconds: number): Promise<Stage> {
    const made = stage();
    made.popover.summon();
    await settled();
    made.events.length = 0;
    made.clock.tick(milliseconds);
    made.window().blurred();
    return made;
  }

  it('stays when the keyboard comes back', async () => {
    const made = await blurredAfter(15);
    made.focused = true;
    made.clock.tick(60_000);
    expect(made.events).toEqual([]);
  });

  it('hides 200 ms after it was shown when the keyboard does not come back, as on a blur', async () => {
    const made = await blurredAfter(15);
    made.clock.tick(184);
    const before = [...made.events];
    made.clock.tick(1);
    const after = [...made.events];
    made.popover.toggle();
    await settled();
    expect({ before, after, events: made.events }).toEqual({ before: [], after: ['hidden'], events: ['hidden'] });
  });

  it('hides at once on a blur after that', async () => {
    expect((await blurredAfter(200)).events).toEqual(['hidden']);
  });

  it('stays while a sign-in waits', async () => {
    const made = await blurredAfter(15);
    made.waiting = true;
    made.clock.tick(60_000);
    expect(made.events).toEqual([]);
  });

  it('does not hide what was hidden and summoned again meanwhile, or is no more', async () => {
    const made = await blurredAfter(15);
    made.popover.hide();
    const hidden = made.clock.timerCount();
    made.popover.summon();
    await settled();
    made.window().blurred();
    made.popover.summon();
    await settled();
    const summoned = made.clock.timerCount();
    made.window().blurred();
    made.popover.destroy();
    expect({ hidden, summoned, timerCount: made.clock.timerCount() }).toEqual({
      hidden: 0,
      summoned: 0,
      timerCount: 0,
    });
  });
});

describe('the popover while something is asked of the person elsewhere', () => {
  async function answeredAfterAMinute(): Promise<Stage> {
    const made = stage();
    const answered = Promise.withResolvers<undefined>();
    made.popover.summon();
    await settled();
    made.popover.stayOpenDuring(answered.promise);
    made.clock.tick(1_000);
    made.events.length = 0;
    made.window().blurred();
    made.clock.tick(60_000);
    answered.resolve(undefined);
    await settled();
    return made;
  }

  it('stays until that is answered, and hides on a blur after it', async () => {
    const made = await answeredAfterAMinute();
    const during = [...made.events];
    made.clock.tick(200);
    made.window().blurred();
    expect({ during, after: made.events }).toEqual({ during: [], after: ['hidden'] });
  });

  it('stays when it is told of the blur only then, and the keyboard is back', async () => {
    const made = await answeredAfterAMinute();
    made.window().blurred();
    made.focused = true;
    made.clock.tick(60_000);
    expect(made.events).toEqual([]);
  });
});

describe('the popover after the question that it stayed for', () => {
  it.each([
    ['goes where the keyboard is elsewhere', false, false, ['hidden']],
    ['stays where it has the keyboard', true, false, []],
    ['stays where a sign-in waits', false, true, []],
  ])('%s', async (_what, focused, waiting, events) => {
    const made = stage();
    made.popover.summon();
    await settled();
    made.clock.tick(1_000);
    made.events.length = 0;
    Object.assign(made, { focused, waiting });
    made.popover.hideIfElsewhere();
    expect(made.events).toEqual(events);
  });
});
