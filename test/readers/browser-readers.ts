import {
  firefoxContainers,
  firefoxProfiles,
  opensContainers,
} from '../../electron/shell/desktop/browser/installed/firefox-profiles.ts';
import { chromiumProfiles } from '../../electron/shell/desktop/browser/installed/chromium-profiles.ts';
import { mutateText } from './mutate-text.ts';
import { assert, assertOneLine, assertOnce, assertWithin, type Verdict } from './properties.ts';
import { reader, type Reader } from './reader.ts';

const localState = JSON.stringify({
  profile: { info_cache: { Default: { name: 'Robin' }, 'Profile 2': { name: 'Work' } } },
});
const profilesIni = '[Install4F96]\nDefault=p/a\n\n[Profile0]\nName=work\nIsRelative=1\nPath=p/a\nDefault=1\n';
const containers = JSON.stringify({ identities: [{ userContextId: 6, public: true, name: 'Production' }] });
const extensions = JSON.stringify({ addons: [{ id: '{f069aec0-43c5-4bbf-b6b4-df95c4326b98}', active: true }] });

function ofChromium(text: string): Verdict {
  const profiles = chromiumProfiles(text);
  if (profiles === null) return 'refused';
  assertWithin(profiles.length, 0, 100, 'the profiles');
  for (const { id, name } of profiles) {
    assert(/^[\p{L}\p{N}][^/\\]*$/u.test(id), 'a folder that leads elsewhere');
    assertOneLine(name, 200, 'the name of a profile');
  }
  return profiles.length === 2 ? 'whole' : 'part';
}

function ofFirefox(text: string): Verdict {
  const profiles = firefoxProfiles(text);
  assertOnce(
    profiles.map(({ name }) => name),
    'profiles',
  );
  for (const { name } of profiles) {
    assertOneLine(name, 200, 'the name of a profile');
    assert(!/^[-/]/u.test(name), 'a name that is an option');
  }
  return profiles.length === 0 ? 'refused' : 'whole';
}

function ofContainers(text: string): Verdict {
  const names = firefoxContainers(text);
  if (names === null) return 'refused';
  assertOnce(names, 'containers');
  for (const name of names) assertOneLine(name, 100, 'the name of a container');
  return names.length === 1 ? 'whole' : 'part';
}

function ofAddOns(text: string): Verdict {
  const opens = opensContainers(text);
  return opens === null ? 'refused' : opens ? 'whole' : 'part';
}

/** The files of browsers. */
export const browserReaders: readonly Reader[] = [
  reader('profiles of Chromium', (steps) => mutateText(localState, steps), ofChromium),
  reader('profiles of Firefox', (steps) => mutateText(profilesIni, steps), ofFirefox),
  reader('containers of Firefox', (steps) => mutateText(containers, steps), ofContainers),
  reader('add-ons of Firefox', (steps) => mutateText(extensions, steps), ofAddOns),
];
