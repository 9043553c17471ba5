import type { FoundBrowser } from '../../electron/contract/browser-choice.ts';
import { call } from '../stores/bridge.ts';

/** The browsers that main has found on this computer; null until it has answered. */
export class FoundBrowsers {
  found = $state.raw<readonly FoundBrowser[] | null>(null);

  async load(): Promise<void> {
    const result = await call('browsers.find', {});
    this.found = result.ok ? result.value : [];
  }
}
