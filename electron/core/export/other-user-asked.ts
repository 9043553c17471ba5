import type { Role } from '../../shared/model/role.ts';
import { text } from '../../shared/text/text.ts';
import type { Services } from '../app/services.ts';
import { notificationText } from '../notifications/notification-text.ts';

type OtherUserServices = Pick<Services, 'notifier' | 'identities' | 'time' | 'report' | 'presence' | 'events'>;

/**
 * Another user of this computer has seen the token that stands for a role, and asked with it in vain. Told as who asks for a
 * one-time link is: no setting switches it off. And written to Activity, where it is still to be read later.
 */
export function otherUserAsked(services: OtherUserServices, role: Role): void {
  const { notifier, identities, time, report, presence, events } = services;
  const account = identities.account(role);
  void report.activity.record({
    at: time.now(),
    kind: 'read-credentials',
    role,
    account,
    source: { program: '' },
    outcome: 'other-user-asked',
  });
  notifier.show({
    kind: 'always',
    title: notificationText('link-news.endpoint-other-user-title', { account, role: role.roleName }),
    text: text('failure.other-user-asked'),
    button: text('notification.show-activity'),
    onClicked: () => {
      presence.acted();
      events.windowWanted.emit({ kind: 'activity' });
    },
  });
}
