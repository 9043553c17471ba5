import type { Result } from '../../electron/contract/failure.ts';
import { text } from '../../electron/shared/text/text.ts';

/** What is said of a file that the person saves through the dialog of the system. */
export class SavedFile {
  said = $state('');
  problem = $state<string | null>(null);

  async save(asked: () => Promise<Result<{ saved: boolean }>>): Promise<void> {
    // What is the same again is announced again.
    this.said = '';
    this.problem = null;
    const result = await asked();
    this.said = result.ok && result.value.saved ? text('activity.saved') : '';
    this.problem = result.ok ? null : result.failure.sentence;
  }
}
