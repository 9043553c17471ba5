import type { Updates } from '../../electron/contract/updates.ts';
import { text, type KeyOf } from '../../electron/shared/text/text.ts';

/** How it stands, in a sentence. @param agoOf how long ago an instant was, in words. */
export function updateWords(updates: Updates, agoOf: (at: number) => string): string {
  const { state, version, downloaded, checkedAt } = updates;
  const named = { version: version ?? '' };
  switch (state) {
    case 'unasked':
      return checkedAt === null ? text('update.unasked') : text('update.looked', { ago: agoOf(checkedAt) });
    case 'newest':
      return text('update.newest', { ago: agoOf(checkedAt ?? 0) });
    case 'downloading':
      return text('update.downloading', { ...named, percent: downloaded ?? 0 });
    case 'failed':
      return version === null ? text('update.no-answer') : text('update.found', named);
    case 'found':
    case 'ready':
      return text(`update.${state}`, named);
    case 'checking':
      return text('update.checking');
  }
}

/** What the person can do next; null: it is under way. */
export function updateStep({ state, version }: Updates): {
  readonly command: 'updates.check' | 'updates.download' | 'updates.install';
  readonly label: KeyOf;
} | null {
  switch (state) {
    case 'unasked':
    case 'newest':
      return { command: 'updates.check', label: 'update.check' };
    case 'found':
      return { command: 'updates.download', label: 'update.download' };
    case 'ready':
      return { command: 'updates.install', label: 'update.install' };
    case 'failed':
      return { command: version === null ? 'updates.check' : 'updates.download', label: 'action.try-again' };
    case 'checking':
    case 'downloading':
      return null;
  }
}
