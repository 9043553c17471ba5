import { EventEmitter } from 'node:events';
import '../electron-types.ts';
import { throwingByName } from '../unmodelled.ts';
import { onCommand } from './commands.ts';
import { StandInEvent } from './events.ts';

export interface PowerMonitorEvents {
  suspend: [];
  resume: [];
  'lock-screen': [];
  'unlock-screen': [];
  'on-battery': [];
  'on-ac': [];
  shutdown: [event: StandInEvent];
  'user-did-become-active': [];
  'user-did-resign-active': [];
}

class StandInPowerMonitor extends EventEmitter<PowerMonitorEvents> {
  private idleSeconds = 0;
  private locked = false;
  private battery = false;

  /** `idleThreshold` in seconds. */
  getSystemIdleState(idleThreshold: number): ReturnType<Electron.PowerMonitor['getSystemIdleState']> {
    if (this.locked) return 'locked';
    return this.idleSeconds >= idleThreshold ? 'idle' : 'active';
  }

  getSystemIdleTime(): number {
    return this.idleSeconds;
  }

  isOnBatteryPower(): boolean {
    return this.battery;
  }

  _happens(event: string): void {
    switch (event) {
      case 'lock-screen':
      case 'unlock-screen':
        this.locked = event === 'lock-screen';
        break;
      case 'on-battery':
      case 'on-ac':
        this.battery = event === 'on-battery';
        break;
      case 'shutdown':
        this.emit('shutdown', new StandInEvent());
        return;
      case 'suspend':
      case 'resume':
        break;
      default:
        throw new Error(`The stand-in knows no power event ${event}.`);
    }
    this.emit(event);
  }

  _idle(seconds: number): void {
    this.idleSeconds = seconds;
  }
}

export const powerMonitor = throwingByName('powerMonitor', new StandInPowerMonitor());

onCommand('power', (value) => powerMonitor._happens(String(value)));
onCommand('power.idle', (value) => powerMonitor._idle(Number(value)));
