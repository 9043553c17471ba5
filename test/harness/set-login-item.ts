import type { LoginItem, LoginItemState } from '../../electron/core/ports/login-item.ts';

/** What the system starts at login is what the test says. */
export class SetLoginItem implements LoginItem {
  now: LoginItemState = 'off';
  failing = false;

  state(): LoginItemState {
    return this.now;
  }

  look(): void {}

  set(on: boolean): void {
    if (this.failing) throw new Error('EACCES: permission denied');
    this.now = on ? 'on' : 'off';
  }
}
