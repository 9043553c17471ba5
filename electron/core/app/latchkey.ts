import type { ActivityFilter } from '../../contract/activity.ts';
import type { CatalogueChange } from '../../contract/catalogue.ts';
import type { CommandInput, CommandName, CommandOutput, Intent } from '../../contract/commands.ts';
import type { Wanted } from '../../contract/events.ts';
import type { Result } from '../../contract/failure.ts';
import type { Role } from '../../contract/identifiers.ts';
import type { ImportPreview } from '../../contract/settings-import.ts';
import type { SettingsRoute } from '../../contract/settings-route.ts';
import type { AppSnapshot } from '../../contract/snapshot.ts';
import type { SummonKeysState } from '../../shared/model/summon-keys.ts';
import type { RoleDescription } from '../accounts/names/role-names.ts';
import type { Platform, SafeStart } from '../ports/platform.ts';
import type {
  UserPresence,
  Browser,
  Clipboard,
  Confirmation,
  Identifiers,
  InstalledBrowsers,
  Log,
  Notifier,
  Network,
} from '../ports/desktop.ts';
import type { CallbackListeners } from '../ports/callback-listener.ts';
import type { CommandAnswer, CommandRequest } from '../command-line/command-request.ts';
import type { Terminals } from '../ports/terminals.ts';
import type { Clock } from '../ports/clock.ts';
import type { AwsFiles } from '../ports/aws-files.ts';
import type { EndpointServer, Tokens } from '../ports/credentials-endpoint.ts';
import type { OtherTools } from '../ports/other-tools.ts';
import type { ProgramSocket } from '../ports/program-socket.ts';
import type { TokenCache } from '../ports/token-cache.ts';
import type { Files } from '../ports/files.ts';
import type { Http } from '../ports/http.ts';
import type { PolicyFile } from '../ports/policy-file.ts';
import type { IdentityCenter, RoleCredentials } from '../ports/identity-center.ts';
import type { SecretVault } from '../ports/secret-vault.ts';
import type { LoginItem } from '../ports/login-item.ts';
import type { SettingsStore } from '../ports/settings.ts';
import type { NewVersions } from '../ports/updates.ts';
import type { EndpointOverrides } from '../regions/endpoint.ts';

/** Everything core needs from outside. */
export interface Ports {
  readonly clock: Clock;
  readonly files: Files;
  readonly vault: SecretVault;
  readonly settings: SettingsStore;
  readonly http: Http;
  /** Loaded on first use, since the AWS clients take tens of milliseconds and megabytes. */
  readonly identityCenter: (http: Http) => Promise<IdentityCenter>;
  readonly browser: Browser;
  readonly installedBrowsers: InstalledBrowsers;
  readonly confirmation: Confirmation;
  readonly clipboard: Clipboard;
  readonly listeners: CallbackListeners;
  readonly notifier: Notifier;
  readonly log: Log;
  readonly identifiers: Identifiers;
  readonly userPresence: UserPresence;
  readonly network: Network;
  readonly platform: Platform;
  /** Null: this is an ordinary start. */
  readonly safeStart: SafeStart | null;
  readonly overrides: EndpointOverrides;
  readonly awsFiles: AwsFiles;
  readonly tokenCache: TokenCache;
  readonly otherTools: OtherTools;
  readonly programSocket: ProgramSocket;
  readonly endpointServer: EndpointServer;
  readonly tokens: Tokens;
  readonly terminals: Terminals;
  readonly loginItem: LoginItem;
  readonly policyFile: PolicyFile;
  readonly newVersions: NewVersions;
}

/** A program of this computer, by the name it is known by; kept in Activity. */
export interface Program {
  readonly program: string;
}

/** Where a request came from; kept in Activity. */
export type Source = 'window' | 'tray' | 'shortcut' | 'notification' | 'command' | 'link' | Program;

/** The commands that core answers; the rest (`window.…`) is the shell's own. */
export type CoreCommandName = Exclude<CommandName, `window.${string}`>;
export type CoreCommands = {
  readonly [Name in CoreCommandName]: (input: CommandInput<Name>) => Promise<Result<CommandOutput<Name>>>;
};

/** The product as the shell sees it. */
export interface Latchkey {
  /** Reads what is on disk and resumes the sign-ins; no network is waited for. */
  start(): Promise<void>;
  readonly commands: CoreCommands;
  /** The one way to act on a role, whoever asks. */
  perform(intent: Intent, source: Source): Promise<Result<null>>;
  /**
   * Credentials for a program, with at least 20 minutes of life left (a third of a shorter life); less only while AWS
   * does not answer, and nothing that has ended. The role is in use from then on, so it is renewed. Never rejects, and
   * never opens a browser. Where nothing good is held:
   * - no sign-in: `sign-in-needed` at once; of one that has ended the person is notified, once;
   * - a sign-in that the person has started: waited for, at most 20 s, then `sign-in-needed`;
   * - AWS is asked: at most 10 s, and 25 s with what the sign-in took, then `offline`; `access-denied` ends no sign-in.
   */
  credentialsFor(role: Role, source: Program): Promise<Result<RoleCredentials>>;
  /** Answers the `latchkey` command. Never rejects, and takes no longer than 25 s. */
  runCommand(request: CommandRequest): Promise<CommandAnswer>;
  /** Follows a `latchkey:` address, which anybody may have made (docs/deep-links.md). It never does more than show something. */
  openLink(address: string): void;
  /** What was done, under one chip of Activity, as CSV (`activityCsv`). Rejects where the disk does not hand it over. */
  activityCsv(filter: ActivityFilter): Promise<string>;
  /** What a support case needs, without secrets and names (`diagnosticsText`). */
  diagnostics(): Promise<string>;
  /** What the person has set, as a file without secrets; `withNames`: with the names they gave accounts (`SettingsSharing`). */
  settingsText(withNames: boolean): string;
  /** What a file of settings would change; `file`: its name. `settings.import` then takes it over. */
  openSettingsFile(file: string, content: string): Result<ImportPreview>;
  /** What the catalogue knows of a role, for menus and notifications. */
  describe(role: Role): RoleDescription;
  /** The state as of now. */
  snapshot(): AppSnapshot;
  /**
   * Calls back after each change with a snapshot of a higher revision, once for what changes in one turn of the event loop;
   * where thousands of roles are held, at most twice a second.
   */
  onSnapshot(listener: (snapshot: AppSnapshot) => void): () => void;
  /** Calls back when the person is led to the window: by a notification, or for what can be done only there, with its sheet. */
  onWindowWanted(listener: (wanted: Wanted | null) => void): () => void;
  /** Calls back when the `latchkey` command wants the window shown, or hidden where it is shown. */
  onWindowToggled(listener: () => void): () => void;
  /** Calls back when the person is led to a page of the settings, by a notification. */
  onSettingsWanted(listener: (route: SettingsRoute) => void): () => void;
  /** How to see whether a window is in view: what the person sees there needs no notification. */
  watchWindow(isInView: () => boolean): void;
  /** How to see which keys show the window: the first run asks for others where a program holds them. */
  watchSummonKeys(state: () => SummonKeysState): void;
  onCatalogue(listener: (change: CatalogueChange) => void): () => void;
  /** The person called the window: what waited for them is done, and deadlines that are due run. */
  summoned(): void;
  /** Deadlines may have passed unseen: after sleep, unlock, a changed clock, a network that came back. */
  wake(): void;
  /** The screen was locked: takes back from the clipboard what is ours and secret. */
  locked(): void;
  /** Clears the clipboard of what is ours, writes what is pending. The app quits after it. */
  stop(): Promise<void>;
}
