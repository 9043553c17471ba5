import { expect, it } from 'vitest';
import { runProbe } from '../../electron-stand-in-tests/run-probe.ts';
import { isOlderElectron } from '../support/electron-process.ts';

it('keeps the marks for clipboard managers beside the text', async () => {
  const mark = { darwin: 'org.nspasteboard.ConcealedType', win32: 'CanIncludeInClipboardHistory' }[
    process.platform as string
  ];
  const type = `electron application/osclipboard;format="${mark ?? 'x-kde-passwordManagerHint'}"`;
  const after = `await electron.clipboard.write([new electron.ClipboardItem({ 'text/plain': 'marked', '${type}': 'secret' })]);
    const [item] = await electron.clipboard.read(); return [await electron.clipboard.readText(), item.types.includes('${type}')]`;
  // Before 44 Electron writes either text or one format of its own at a time (newer-members.mjs).
  expect(await runProbe({ after })).toBe(JSON.stringify(['marked', !isOlderElectron()]));
});
