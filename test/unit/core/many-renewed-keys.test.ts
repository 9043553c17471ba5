import { describe, expect, it } from 'vitest';
import { textOfFile } from '../../../electron/core/export/aws-file-editor.ts';
import { planRenewal } from '../../../electron/core/export/profile-plan.ts';
import { keysProfile, type StaticKeys } from '../../../electron/core/export/section.ts';
import { markerOf } from '../../../electron/core/export/own-sections.ts';
import { linesOf } from '../../../electron/core/export/aws-lines.ts';
import { Secret } from '../../../electron/core/secret.ts';
import { opened } from '../../aws-files/texts.ts';

const keysOf = (id: string): StaticKeys => ({
  accessKeyId: id,
  secretAccessKey: new Secret(`${id}/secret`),
  sessionToken: new Secret(`${id}/token`),
});

/** A file of so many profiles of ours. */
function fileOf(count: number, id: string): string {
  return Array.from({ length: count }, (_none, place) => {
    const { title, settings } = keysProfile(`p${String(place)}`, keysOf(id));
    const body = settings.map(([key, value]) => `${key} = ${value}\n`).join('');
    const lead = place === 0 ? 'e' : 'b';
    return `${lead === 'b' ? '\n' : ''}${markerOf(lead, title, linesOf(body))}\n[${title}]\n${body}`;
  }).join('');
}

describe('a renewal', () => {
  it('of thousands of profiles reads the file as often as one of a single profile', () => {
    const files = opened({ config: '', credentials: fileOf(3_000, 'ASIA1') });
    const keys = new Map(Array.from({ length: 3_000 }, (_none, place) => [`p${String(place)}`, keysOf('ASIA2')]));
    const plan = planRenewal(files, keys);
    if (plan.outcome !== 'planned') throw new Error(JSON.stringify(plan.refusal));
    expect(textOfFile(plan.files.credentials) === fileOf(3_000, 'ASIA2')).toBe(true);
  });

  it('leaves everything else as it was', () => {
    const others = '[other]\naws_access_key_id = AKIA1\n\n';
    const [ours, renewed] = [fileOf(3, 'ASIA1'), fileOf(3, 'ASIA2')].map((text) => text.replace('(e-', '(b-'));
    const files = opened({ config: '[default]\nregion = x\n', credentials: `${others}${ours ?? ''}` });
    const plan = planRenewal(files, new Map(['p0', 'p1', 'p2', 'p9'].map((name) => [name, keysOf('ASIA2')])));
    if (plan.outcome !== 'planned') throw new Error(JSON.stringify(plan.refusal));
    expect([textOfFile(plan.files.credentials), textOfFile(plan.files.config)]).toEqual([
      `${others}${renewed ?? ''}`,
      '[default]\nregion = x\n',
    ]);
  });

  it('is refused, with the line, where the tools refuse the file', () => {
    const files = opened({ config: '', credentials: `${fileOf(1, 'ASIA1')}[twice]\na = b\n[twice]\n` });
    expect(planRenewal(files, new Map([['p0', keysOf('ASIA2')]]))).toEqual({
      outcome: 'refused',
      refusal: { reason: 'unreadable', problem: 'duplicate-section', file: 'credentials', line: 8 },
    });
  });
});
