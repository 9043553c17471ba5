import type { PolicyView } from '../../contract/policy.ts';
import type { Features } from '../app/features.ts';
import { setLoginItem } from '../app/settings-effects.ts';
import { hour } from '../time/instant.ts';

/**
 * Reads the policy again once an hour, besides at each wake: who is logged in for days still gets what the administrator
 * decided. A file is not watched, since it and its folder need not be there to begin with.
 */
export function lookAtPolicyHourly(features: Pick<Features, 'deadlines' | 'managed'>): void {
  features.deadlines.setSpan('policy', hour, () => {
    features.managed.look();
    lookAtPolicyHourly(features);
  });
}

/** Does at the start, and at each change of the policy, what follows from it that nothing asks for when it acts. */
export function followPolicy(
  features: Pick<Features, 'events' | 'log' | 'loginItem' | 'managed' | 'report' | 'settings' | 'updates'>,
): void {
  const { events, log, loginItem, managed, report, settings, updates } = features;
  const follow = (): void => {
    managed.say(report);
    if (!settings.isFixed('openAtLogin')) return;
    const { openAtLogin } = settings.read();
    loginItem.look();
    try {
      if ((loginItem.state() !== 'off') !== openAtLogin) setLoginItem(loginItem, log, openAtLogin);
    } catch {
      // Written to the log there; the next look tries again.
    }
  };
  events.policyChanged.on(follow);
  events.policyChanged.on(() => updates.settingsChanged());
  follow();
}

/** What the window shows of the policy. */
export function policyView({ managed, settings }: Pick<Features, 'managed' | 'settings'>): PolicyView {
  const file = managed.file();
  const isInForce = file !== null && !managed.isDamaged();
  const policy = managed.content();
  return {
    state: managed.isDamaged() ? 'damaged' : isInForce ? 'in-force' : 'none',
    file,
    problem: managed.problem(),
    unknown: [...managed.unknown()],
    ...settings.view(),
    onlyTheseOrganisations: managed.isDamaged() || policy?.onlyTheseOrganisations === true,
    closed: managed.closed(),
    closedFormats: managed.closedFormats(),
  };
}
