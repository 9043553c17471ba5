import type { Result } from '../../contract/failure.ts';
import type { ImportChoice, Imported, ImportPreview } from '../../contract/settings-import.ts';
import { failed, failure, FailureError, failureSaying } from '../failures/fail.ts';
import { passForRules } from '../guard/correct-environment.ts';
import { isSame } from '../policy/is-same.ts';
import { oneLine } from '../safe-text/one-line.ts';
import { text } from '../../shared/text/text.ts';
import { planImport, type ImportPlan } from './import-plan.ts';
import type { Here } from './plan-part.ts';
import { readShared, type Shared, type SharedFault } from './read-shared.ts';
import { keepCopies, saveImported, type SharingServices } from './save-imported.ts';
import { sharedVersion } from './shared-file.ts';
import { sharedText } from './shared-text.ts';

/** A file that was looked at, and what was shown of it. */
interface ReadFile {
  readonly shared: Shared;
  readonly preview: ImportPreview;
}

/** The longest name of a file that is shown (characters). */
const longestName = 80;

/** Settings as a file: written without secrets, and read again, here or on another computer (docs/sharing-settings.md). */
export class SettingsSharing {
  readonly #services: SharingServices;
  #read: ReadFile | null = null;

  constructor(services: SharingServices) {
    this.#services = services;
  }

  /** @param withNames with the names and tags that the person gave accounts. */
  text(withNames: boolean): string {
    const { chainedRoles, links, personal, platform, settings } = this.#services;
    const own = settings.own();
    const linked = links.all().filter(({ role }) => chainedRoles.find(role) === null);
    const taken = new Set(linked.map(({ profile }) => profile.toLowerCase()));
    const proposed = own.profileNames.filter(({ profile }) => !taken.has(profile.toLowerCase()));
    return sharedText({
      app: platform.version,
      settings: own,
      labels: personal.labels(),
      profiles: [...linked, ...proposed],
      withNames,
    });
  }

  /**
   * What a file would change. The reading before it is good for nothing any more.
   *
   * @param file its name, to be shown.
   */
  open(file: string, content: string): Result<ImportPreview> {
    this.#read = null;
    const name = oneLine(file, longestName) ?? '';
    const read = readShared(content);
    if (!read.ok) return failed(failureSaying('invalid-input', faultText(name, read.fault)));
    const { shared } = read;
    const preview = { id: this.#services.identifiers.uuid(), file: name, ...this.#plan(shared).preview };
    if (preview.parts.length === 0 && preview.leftOut.length === 0 && preview.unknown.length === 0) {
      return failed(failureSaying('invalid-input', text('settings-import.empty', { file: name })));
    }
    this.#read = { shared, preview };
    return { ok: true, value: preview };
  }

  /**
   * Takes over what the person chose of a file. The guard is asked first where accounts would leave production; then the
   * settings are copied, and changed as a whole.
   *
   * @throws a `FailureError`; then nothing has changed.
   */
  async import(id: string, choice: ImportChoice): Promise<Imported> {
    const read = this.#read;
    if (read?.preview.id !== id) throw new FailureError(failure('not-found'));
    // One reading is imported once, also where it is asked for twice at once.
    this.#read = null;
    try {
      return await this.#import(read, choice);
    } catch (error) {
      // Unless another file was opened meanwhile.
      this.#read ??= read;
      throw error;
    }
  }

  async #import(read: ReadFile, choice: ImportChoice): Promise<Imported> {
    const { rules, labels } = this.#planAsShown(read).doing(choice);
    const record = rules === null ? null : await passForRules(this.#services, rules);
    const backup = await keepCopies(this.#services, labels.length > 0);
    // Anything may have changed while the person was asked, and while the copies were made.
    const imported = await saveImported(this.#services, this.#planAsShown(read).doing(choice), backup);
    record?.();
    return imported;
  }

  #planAsShown({ shared, preview }: ReadFile): ImportPlan {
    const plan = this.#plan(shared);
    if (!isSame({ ...preview, ...plan.preview }, preview)) {
      throw new FailureError(failureSaying('invalid-input', text('settings-import.changed-since')));
    }
    return plan;
  }

  #plan(shared: Shared): ImportPlan {
    return planImport(shared, this.#here());
  }

  #here(): Here {
    const { identifiers, links, managed, organisations, personal, platform, settings } = this.#services;
    const own = settings.own();
    return {
      settings: settings.read(),
      hasOwnRules: own.environmentRules !== null || own.environments.length > 0,
      managed: settings,
      othersAllowed: managed.areOthersAllowed(),
      labels: personal.labels(),
      links: links.all(),
      organisations: organisations.all(),
      system: platform.system,
      uuid: () => identifiers.uuid(),
    };
  }
}

function faultText(file: string, fault: SharedFault): string {
  switch (fault.why) {
    case 'noJson':
      return text('settings-import.no-json', { file, line: fault.line, column: fault.column });
    case 'repeated': {
      const name = oneLine(fault.name, longestName) ?? '';
      return text('settings-import.repeated', { file, name, first: fault.first, line: fault.line });
    }
    case 'deep':
      return text('settings-import.deep', { file, line: fault.line });
    case 'newer':
      return text('settings-import.newer', { file, version: fault.version, known: sharedVersion });
    case 'other':
      return text('settings-import.other', { file });
    case 'version':
      return text('settings-import.version', { file, known: sharedVersion });
  }
}
