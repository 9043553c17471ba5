import { EventEmitter } from 'node:events';
import type { PowerMonitor } from 'electron';
import { expect, it } from 'vitest';
import { createUserPresence } from '../../../electron/shell/desktop/user-presence.ts';
import { watchPower } from '../../../electron/shell/desktop/power-events.ts';

type IdleState = ReturnType<PowerMonitor['getSystemIdleState']>;

/** Electron's, as far as it is used: events, and an idle state that the test sets. */
function powerMonitorDouble(state: IdleState) {
  const asked: number[] = [];
  const emitter = Object.assign(new EventEmitter(), {
    getSystemIdleState: (threshold: number): IdleState => {
      asked.push(threshold);
      return state;
    },
  });
  const emit = (event: string): boolean => emitter.emit(event);
  return { double: emitter as unknown as PowerMonitor, asked, emit };
}

it.each<[IdleState, string]>([
  ['active', 'here'],
  ['idle', 'away'],
  ['locked', 'locked'],
  ['unknown', 'away'],
])('a system that says %s means: %s', (state, seen) => {
  const { double, asked } = powerMonitorDouble(state);
  expect({ look: createUserPresence(double).state(), asked }).toEqual({ look: seen, asked: [300] });
});

it('goes by the events of locking where the system has them, whatever the mouse did last', () => {
  const { double, emit } = powerMonitorDouble('active');
  const userPresence = createUserPresence(double);
  const events = ['lock-screen', 'unlock-screen', 'user-did-resign-active', 'user-did-become-active'];
  const seen = events.map((event) => {
    emit(event);
    return userPresence.state();
  });
  expect(seen).toEqual(['locked', 'here', 'locked', 'here']);
});

it('wakes whenever time may have passed unseen', () => {
  const { double, emit } = powerMonitorDouble('active');
  const called: string[] = [];
  watchPower(
    double,
    () => called.push('wake'),
    () => called.push('locked'),
  );
  ['suspend', 'resume', 'lock-screen', 'unlock-screen'].forEach(emit);
  ['user-did-resign-active', 'user-did-become-active'].forEach(emit);
  expect(called).toEqual(['wake', 'locked', 'wake', 'locked', 'wake']);
});
