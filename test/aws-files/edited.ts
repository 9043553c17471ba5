/** Edits of two texts, for tests. */
import { textOfFile } from '../../electron/core/export/aws-file-editor.ts';
import { planEdits, type ProfileEdit, type Refusal } from '../../electron/core/export/profile-plan.ts';
import { Secret } from '../../electron/core/secret.ts';
import { opened, type Texts } from './texts.ts';

export const command = '/usr/bin/latchkey credentials 1';
export const session = { organisation: 'acme', startUrl: 'https://acme.awsapps.com/start', ssoRegion: 'eu-west-1' };
export const role = { accountId: '111122223333', roleName: 'Admin', region: 'eu-north-1', forOldTools: false };
const keys = { accessKeyId: 'ASIA1', secretAccessKey: new Secret('hush/1'), sessionToken: new Secret('hush/2') };

export function process(profile: string, region: string | null = null): ProfileEdit {
  return { kind: 'process', profile, command, region };
}

export function sso(profile: string): ProfileEdit {
  return { kind: 'sso', profile, session, role };
}

export function inKeys(profile: string): ProfileEdit {
  return { kind: 'keys', profile, keys };
}

export function remove(profile: string): ProfileEdit {
  return { kind: 'remove', profile };
}

/** The texts after some edits, or why not. */
export function edited(texts: Partial<Texts>, ...edits: readonly ProfileEdit[]): Texts | Refusal {
  const plan = planEdits(opened({ config: '', credentials: '', ...texts }), edits);
  if (plan.outcome === 'refused') return plan.refusal;
  return { config: textOfFile(plan.files.config), credentials: textOfFile(plan.files.credentials) };
}

/** With our marks cut down to their letter. */
export function shortMarks(result: Texts | Refusal): unknown {
  if (!('config' in result)) return result;
  return { ...result, config: result.config.replaceAll(/\((.)-[0-9a-f-]+\)/gu, '($1)') };
}

export function configOf(result: Texts | Refusal): string {
  return 'config' in result ? result.config : JSON.stringify(result);
}

export function mark(lead: string): string {
  return `# Latchkey keeps this section (${lead})\n`;
}
