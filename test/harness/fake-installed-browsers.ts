import type { FoundBrowser } from '../../electron/contract/browser-choice.ts';
import type { CommandWords } from '../../electron/core/organisations/browser-command.ts';
import type { InstalledBrowsers } from '../../electron/core/ports/desktop.ts';

type Named = Parameters<InstalledBrowsers['commandFor']>[0];

/** The browsers that a test says are here; their words are the choice itself. */
export class FakeInstalledBrowsers implements InstalledBrowsers {
  here: readonly FoundBrowser[] = [];
  /** How often this computer was searched. */
  searched = 0;

  find(): Promise<readonly FoundBrowser[]> {
    this.searched += 1;
    return Promise.resolve(this.here);
  }

  commandFor({ browser, profile, container, private: isPrivate }: Named): Promise<CommandWords | null> {
    const found = this.here.find((one) => one.browser === browser);
    const isThere =
      found !== undefined &&
      (profile === null || found.profiles.some(({ id }) => id === profile)) &&
      (container === null || found.containers.some(({ name }) => name === container));
    const words = [profile, container, isPrivate ? 'private' : null].filter((word) => word !== null);
    return Promise.resolve(isThere ? [browser, ...words] : null);
  }
}
