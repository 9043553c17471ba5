import type { Result } from '../../contract/failure.ts';
import { failed, failure } from '../../core/failures/fail.ts';
import type { Log } from '../../core/ports/desktop.ts';
import { text } from '../../shared/text/text.ts';
import type { FileDialogs } from './file-dialogs.ts';

export interface ShownDiagnostics {
  readonly show: () => Promise<Result<{ text: string }>>;
  readonly save: () => Promise<Result<{ saved: boolean }>>;
}

/** Diagnostics that the person reads before they are saved: what is saved is what was shown last, to the letter. */
export function createShownDiagnostics(
  dialogs: Pick<FileDialogs, 'save'>,
  log: Log,
  made: () => Promise<string>,
): ShownDiagnostics {
  let shown: string | null = null;
  return {
    async show() {
      try {
        shown = await made();
        return { ok: true, value: { text: shown } };
      } catch (error) {
        log.error('The diagnostics could not be put together.', error);
        return failed(failure('internal'));
      }
    },
    async save() {
      const last = shown;
      if (last === null) return failed(failure('not-found'));
      const kind = { title: text('diagnostics.save-title'), name: 'diagnostics', extension: 'json' } as const;
      return await dialogs.save(kind, () => last);
    },
  };
}
