import type { NewVersions, UpdateChannel } from '../../electron/core/ports/updates.ts';

/** Which newer versions there are is what the test says. */
export class SetNewVersions implements NewVersions {
  reason: Awaited<ReturnType<NewVersions['without']>> = 'development';
  /** By the channel; an error is what asking ends with. */
  found: Partial<Record<UpdateChannel, string | Error>> = {};
  /** What was asked of it, in this order. */
  readonly asked: string[] = [];
  readonly downloading: {
    readonly progress: (percent: number) => void;
    readonly done: () => void;
    readonly fail: (error: Error) => void;
  }[] = [];

  without(): ReturnType<NewVersions['without']> {
    return Promise.resolve(this.reason);
  }

  find(channel: UpdateChannel): Promise<string | null> {
    this.asked.push(`find ${channel}`);
    const found = this.found[channel] ?? null;
    return found instanceof Error ? Promise.reject(found) : Promise.resolve(found);
  }

  download(progress: (percent: number) => void): Promise<void> {
    this.asked.push('download');
    return new Promise((resolve, fail) => this.downloading.push({ progress, done: resolve, fail }));
  }

  install(): void {
    this.asked.push('install');
  }
}
