import type { CommandInput, Intent } from '../../contract/commands.ts';
import type { Wanted } from '../../contract/events.ts';
import type { Role } from '../../contract/identifiers.ts';
import type { SettingsRoute } from '../../contract/settings-route.ts';
import type { AppSnapshot } from '../../contract/snapshot.ts';
import type { Latchkey } from '../../core/app/latchkey.ts';
import type { Notifier } from '../../core/ports/desktop.ts';
import { text, type KeyOf } from '../../shared/text/text.ts';
import { revealFor, selectOrganisation } from '../windows/reveal-organisation.ts';
import { organisationName, roleLabel, viaName, type RoleNaming } from './role-label.ts';
import type { TrayAction } from './tray-menu.ts';

export interface TrayActionOptions {
  readonly latchkey: Pick<Latchkey, 'perform' | 'snapshot'> & {
    readonly commands: Pick<Latchkey['commands'], 'sign-in.start' | 'organisation.select'>;
  };
  readonly describe: (role: Role) => RoleNaming;
  readonly notifier: Notifier;
  readonly summon: (sheet?: Wanted) => void;
  readonly openSettings: (route: SettingsRoute | null) => void;
  readonly quit: () => void;
}

/** Does what was chosen in the menu. What went wrong is said in a notification, since no window need be open. */
export function createTrayActions(options: TrayActionOptions): (action: TrayAction) => Promise<void> {
  return async (action) => {
    switch (action.kind) {
      case 'open':
        options.summon();
        return;
      case 'settings':
        options.openSettings(null);
        return;
      case 'update':
        options.openSettings({ page: 'about' });
        return;
      case 'quit':
        options.quit();
        return;
      case 'sign-in':
        await signIn({ organisationId: action.organisationId }, options);
        return;
      case 'organisation':
        await selectOrganisation(action.organisationId, options.latchkey);
        options.summon();
        return;
      case 'sheet':
        await revealFor(action.sheet, options.latchkey);
        options.summon(action.sheet);
        return;
      case 'perform':
        await perform(action.intent, options);
        return;
    }
  };
}

/** The code is shown in the window before the browser opens, so the window comes first. */
async function signIn(
  input: CommandInput<'sign-in.start'>,
  { latchkey, notifier, summon }: TrayActionOptions,
): Promise<void> {
  summon();
  const result = await latchkey.commands['sign-in.start'](input);
  if (!result.ok)
    notifier.show({ kind: 'always', title: text('notification.failed-sign-in'), text: result.failure.sentence });
}

function failureTitle(kind: Intent['kind']): KeyOf {
  switch (kind) {
    case 'open-console':
      return 'notification.failed-console';
    case 'open-terminal':
      return 'notification.failed-terminal';
    default:
      return 'notification.failed-copy';
  }
}

async function perform(intent: Intent, options: TrayActionOptions): Promise<void> {
  const { latchkey, notifier } = options;
  const result = await latchkey.perform(intent, 'tray');
  if (!result.ok) {
    // The window comes with the sheet for it.
    if (result.failure.code === 'cancelled' || result.failure.code === 'clipboard-needs-window') return;
    // "Sign in and open": what was asked for goes on once the sign-in is approved.
    if (result.failure.code === 'sign-in-needed') {
      await signIn({ organisationId: intent.role.organisationId, then: intent }, options);
      return;
    }
    notifier.show({ kind: 'always', title: text(failureTitle(intent.kind)), text: result.failure.sentence });
    return;
  }
  if (intent.kind === 'copy-credentials') {
    notifier.show({
      kind: 'always',
      title: text(`copy-format.${intent.format}.copied`),
      text: copiedText(intent.role, latchkey.snapshot(), options),
    });
  }
}

function copiedText(role: Role, snapshot: AppSnapshot, { describe }: TrayActionOptions): string {
  const { clipboard, organisations } = snapshot;
  const ofWhich = organisations.length > 1 ? organisationName(role, snapshot) : null;
  const label = roleLabel(role, describe(role), ofWhich, viaName(role, snapshot));
  const clearsAt = clipboard?.clearsAt ?? null;
  if (clipboard === null || clearsAt === null) {
    const stays = clipboard?.what === 'credentials' ? 'notification.copied-never' : 'notification.copied-stays';
    return text(stays, { role: label });
  }
  return text('notification.copied', { role: label, seconds: Math.round((clearsAt - clipboard.copiedAt) / 1000) });
}
