import type { ImportPartView } from '../../contract/settings-import.ts';
import type { ImportPart } from '../../shared/tables/import-parts.ts';
import { mostShown } from '../../contract/settings-import.ts';
import type { AccountLabel } from '../../contract/account-label.ts';
import type { GivenName } from '../accounts/names/profile-names.ts';
import type { Organisation } from '../organisations/organisation.ts';
import { oneLine } from '../safe-text/one-line.ts';
import type { ManagedSettings } from '../policy/managed-settings.ts';
import type { Settings } from '../ports/settings.ts';
import type { Platform } from '../ports/platform.ts';

/** What is here when a file of settings is looked at. */
export interface Here {
  /** As the policy shows them. */
  readonly settings: Settings;
  /** The person has made rules, or corrected environments. */
  readonly hasOwnRules: boolean;
  readonly managed: Pick<ManagedSettings, 'isFixed' | 'raised' | 'fixedOf' | 'view'>;
  /** The policy of this computer lets others be added. */
  readonly othersAllowed: boolean;
  readonly labels: readonly AccountLabel[];
  readonly links: readonly GivenName[];
  readonly organisations: readonly Organisation[];
  readonly system: Platform['system'];
  readonly uuid: () => string;
}

/** As much of a name as a list takes (characters). */
const longestName = 60;

type Counted = Partial<Pick<ImportPartView, 'added' | 'differing' | 'same' | 'removed' | 'lowers'>>;

/** A part of a preview; what is not counted is none. */
export function partView(part: ImportPart, names: readonly string[], counted: Counted): ImportPartView {
  const none = { accounts: 0, items: 0 };
  const once = [...new Set(names.flatMap((name) => oneLine(name, longestName) ?? []))];
  return {
    part,
    names: once.slice(0, mostShown),
    namesMore: Math.max(0, once.length - mostShown),
    ...{ added: 0, differing: 0, same: 0, removed: 0, lowers: { add: none, replace: none } },
    ...counted,
  };
}
