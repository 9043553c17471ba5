import type { FooterAction } from './footer-view.ts';
import { keyLabel } from '../keyboard/key-label.ts';
import type { Platform } from '../keyboard/shortcuts.ts';
import { text, type KeyOf } from '../../electron/shared/text/text.ts';
import { roleOfRow, type Row } from './rows/row.ts';

/** What the end of the footer depends on. */
export interface FooterActionState {
  readonly platform: Platform;
  readonly selected: Row | null;
  readonly production: boolean;
  readonly pending: boolean;
  /** Something copied can be cleared, and nothing more pressing is said. */
  readonly clearable: boolean;
  readonly nothingFound: boolean;
  readonly signedOut: boolean;
  readonly waiting: boolean;
  readonly offline: boolean;
  /** Whether credentials of the selected role are held and good. */
  readonly usable: boolean;
}

export interface FooterDoes {
  readonly act: () => void;
  readonly back: () => void;
  readonly copy: () => void;
  readonly clear: () => void;
}

/** What Enter, or the key shown, will do; null: nothing. */
export function footerAction(state: FooterActionState, does: FooterDoes): FooterAction | null {
  const { selected } = state;
  const plain = (label: KeyOf, shortcut: 'act' | 'back', act: () => void): FooterAction => ({
    label: text(label),
    key: keyLabel(shortcut, state.platform),
    production: false,
    act,
  });
  const acting = (label: KeyOf, productionLabel: KeyOf): FooterAction => ({
    ...plain(state.production ? productionLabel : label, 'act', does.act),
    production: state.production,
  });

  if (state.pending) return plain('action.cancel', 'back', does.back);
  if (state.clearable) return { ...plain('footer.clear-now', 'back', does.clear), key: null };
  if (state.nothingFound) return plain('search.reload', 'act', does.act);
  if (state.signedOut && selected !== null && roleOfRow(selected) !== null) {
    return acting('footer.sign-in-and-open', 'footer.sign-in-and-open-production');
  }
  if (state.signedOut && selected === null) return plain('action.sign-in', 'act', does.act);
  if (state.waiting) return plain('banner.show-code', 'act', does.act);
  if (selected === null) return null;
  if (roleOfRow(selected) === null) {
    const open = selected.kind === 'account' && selected.open;
    return plain(open ? 'footer.close-account' : 'footer.open-account', 'act', does.act);
  }
  if (selected.kind !== 'account' && selected.removed) return null;
  if (!state.offline) return acting('action.open-console', 'footer.open-production');
  if (!state.usable) return null;
  const key = keyLabel('copy', state.platform);
  return { ...acting('action.copy-credentials', 'footer.copy-production-credentials'), key, act: does.copy };
}

/** The button beside it: everything else that can be done. */
export function actionsButton(platform: Platform, act: () => void): FooterAction {
  return { label: text('actions.list'), key: keyLabel('actions', platform), production: false, act };
}
