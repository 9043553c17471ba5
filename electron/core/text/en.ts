/** Sentences of core, in ICU MessageFormat: what happened, then what to do. A failure's key is its code. */
export const en = {
  'invalid-input': 'Latchkey did not understand this request.',
  'start-url-invalid':
    'This is not the address of an AWS access portal. It looks like https://d-1234567890.awsapps.com/start.',
  'start-url-not-https': 'The portal address has to begin with https://. Check it and paste it again.',
  'start-url-foreign':
    '{host} is not an address of AWS. Open your portal in the browser and paste the address it shows then.',
  'start-url-not-portal':
    '{host} belongs to AWS but is not an access portal. A portal address looks like https://d-1234567890.awsapps.com/start.',
  'start-url-local':
    '{host} is a name of this computer or the network around it, which Latchkey asks nothing. Paste the address of AWS it leads to.',
  'vanity-question': 'Ask {host} where your portal is?',
  'vanity-question-detail':
    'Latchkey will ask for this address, with all that stands in it. Agree only if you have just pasted it yourself.\n\n{address}',
  'vanity-question-agree': 'Ask',
  'vanity-too-many':
    'Many addresses were tried within a minute. Wait a little, or paste the address of AWS it leads to.',
  'vanity-no-answer': '{host} did not answer within 10 seconds. Try again, or paste the address it leads to.',
  'vanity-not-reached': '{host} could not be reached. Check the address and the connection.',
  'vanity-not-safe':
    '{host} could not be reached safely: its certificate is not trusted, or a proxy answered. Paste the address it leads to.',
  'vanity-refused': '{host} answered with error {status}. Check the address, or paste the one it leads to.',
  'vanity-leads-nowhere':
    '{host} is not an address of AWS and does not lead to one. Open your portal in the browser and paste the address it shows then.',
  'vanity-leads-on':
    '{host} redirects more than once. Open it in the browser and paste the address of AWS that it shows in the end.',
  'vanity-leads-to-http': '{host} leads to {found} without https, which is not safe. Tell its administrator.',
  'vanity-leads-to-no-portal':
    '{host} leads to {found}, which belongs to AWS but is not an access portal. Paste the address of the portal.',
  'vanity-leads-elsewhere':
    '{host} leads to {found}, which is not an address of AWS. Open it in the browser and paste the address it shows in the end.',
  'portal-moved':
    '{host} now leads to another portal, {found}. Nothing was sent there. If you expect this, edit the address and confirm it.',
  'region-needed':
    'This address does not tell its region. Choose the region of IAM Identity Center; your administrator knows it.',
  'region-invalid': '{region} is not an AWS region. A region looks like eu-west-1.',
  'region-other': 'This portal is not in {region}. Its address says {found}.',
  'region-other-partition': '{region} does not go with {host}. Check the region with your administrator.',
  'sign-out-first': 'Sign out of {organisation} first. Another region is another sign-in.',
  'endpoints-unknown': 'AWS has no dual-stack hosts in {region} that Latchkey knows. Switch dual-stack off.',
  'browser-command-invalid':
    'This is no command line. It is a program with what it is given, like firefox -P work; quotes go around names with spaces.',
  'browser-command-shell':
    "A shell would read the address as a command here, and run what stands in it. Name the browser itself, with '{url}' as a word of its own, like firefox -P work '{url}'.",
  'not-found': 'This is no longer there. Reload the list.',
  'sign-in-needed': 'The sign-in to {organisation} has ended. Sign in again.',
  'attempt-not-accepted': 'AWS did not accept this sign-in to {organisation}. Sign in again; nothing else has changed.',
  'sign-in-ends-title': 'Sign-in to {organisation} ends in {minutes, plural, one {# minute} other {# minutes}}',
  'sign-in-ends': '{count, plural, one {# role stops} other {# roles stop}} renewing at {time}.',
  'sign-in-ends-about-title':
    'Sign-in to {organisation} ends in about {minutes, plural, one {# minute} other {# minutes}}',
  'sign-in-ends-about': '{count, plural, one {# role stops} other {# roles stop}} renewing at about {time}.',
  'sign-in-ended-title': 'Sign-in to {organisation} has ended',
  'sign-in': 'Sign in',
  'sign-in-again': 'Sign in again',
  'sign-in-ended': 'The last credentials work until {time}.',
  'sign-in-ended-refused': 'A program asked for credentials and got none. Sign in again.',
  later: 'Later',
  'not-renewed-title': '{environment, select, production {Production: } other {}}{account} was not renewed',
  'not-renewed-many-title':
    '{environment, select, production {Production: } other {}}{account} and {count, plural, one {# other role} other {# other roles}} were not renewed',
  'not-renewed-offline': 'AWS did not answer.',
  'not-renewed-proxy': 'AWS could not be reached safely.',
  'not-renewed-throttled': 'AWS asked for a slower pace.',
  'not-renewed-denied': 'AWS refused it.',
  'not-renewed-error': 'AWS answered with an error.',
  'not-renewed-end': '{count, plural, =0 {Credentials end} other {The first credentials end}} at {time}.',
  'try-again': 'Try again',
  'signed-in-title': 'Signed in to {organisation}',
  'signed-in': '{count, plural, =0 {No AWS account has been assigned to you.} one {# account.} other {# accounts.}}',
  'signed-in-unread': 'The list of accounts is not read yet.',
  offline: 'AWS could not be reached. Check the connection; what was there is kept.',
  'offline-retried': 'Latchkey tries again when you are online.',
  'proxy-in-between': 'AWS could not be reached safely. Sign in to the network, or ask its administrator.',
  'proxy-certificate':
    'AWS could not be reached safely: its certificate is from {issuer}. Sign in to the network, or ask its administrator.',
  throttled: 'AWS asked for a slower pace. Try again in a moment.',
  'service-error': 'AWS answered with an error. Try again; if it stays, tell your administrator.',
  'access-denied': '{role} in {account} is not assigned to you any more. Reload the list, or ask your administrator.',
  'list-without-end':
    "AWS's list leads back to its own beginning, so it may lack something. What was read is kept. Try again; if it stays, tell your administrator.",
  'list-cut-off':
    "AWS's list could not be read to its end, so it may lack something. What was read is kept. Try again; if it stays, tell your administrator.",
  'list-left-out':
    '{count, plural, one {One entry} other {# entries}} of the list of {organisation} could not be read and {count, plural, one {is} other {are}} left out. Everything else is there.',
  'account-apart': '{account} ({beside})',
  'list-denied': 'AWS did not let you read the accounts of {organisation}. Ask your administrator.',
  'access-removed-title': 'Access to {account} was removed',
  'access-removed': '{role} {count, plural, one {is} other {are}} no longer assigned to you.',
  'access-removed-many-title': 'Access to {count, number} accounts was removed',
  'access-removed-many': 'The list says which roles these are.',
  'portal-not-found':
    'AWS knows no portal at this address in {region}. Check the address and the region with your administrator.',
  'perhaps-wrong-region': 'The region may be wrong. Check it with your administrator.',
  'sign-in-unsupported':
    'AWS does not give Latchkey what it asked for, and asking again does not help. Tell your administrator.',
  'code-expired':
    'Nobody approved {code} within {minutes, plural, one {# minute} other {# minutes}}. Nothing has changed.',
  'request-refused': 'It was refused in the browser. If that was not you, tell your administrator.',
  cancelled: 'Cancelled.',
  'browser-did-not-open': 'The browser did not open. Copy the link into any browser.',
  'browser-program-did-not-start': '{program} could not be started. Check which browser is set for {organisation}.',
  'browser-question': 'Use this program as the browser of {organisation}?',
  'browser-question-detail':
    'Latchkey will start it for sign-ins and consoles, with an address. Agree only if you have just set it yourself.\n\n{lines}',
  'browser-question-unasked':
    'It stands in the settings, and Latchkey has not asked you about it. Latchkey would start it for sign-ins and consoles, with an address. Agree only if you have set it yourself.\n\n{lines}',
  'browser-program-not-agreed':
    '{program} was not started, since you did not agree to it. Choose the browser of {organisation} in its settings.',
  'browser-question-agree': 'Use program',
  'browser-did-not-return': 'The browser did not come back within 10 minutes. Nothing has changed.',
  'return-refused':
    'The browser came back, but AWS did not accept what it brought. Sign in again; nothing else has changed.',
  'return-lost':
    'The browser came back, but the answer of AWS was lost on the way, and what the browser brings works only once. Sign in again.',
  'host-not-trusted': 'AWS named {host}, which Latchkey does not know as a host of AWS. Open it only if you expect it.',
  'console-refused': 'AWS did not give a console sign-in for {role} in {account}. Try again.',
  'clipboard-failed': 'Nothing was copied: the clipboard did not take it. Try again.',
  'clipboard-needs-window':
    'Nothing was copied: this desktop lets a program copy only from a window that has the keyboard. Copy it in Latchkey’s.',
  'unmarked-question': 'Copy it without the mark of a secret?',
  'unmarked-detail':
    'The clipboard does not take the mark that keeps a secret out of its history and off other devices. Programs that keep what is copied may keep this, too. Latchkey still takes it off the clipboard at its time, and asks this once until it quits.',
  'unmarked-agree': 'Copy without',
  'no-public-console': 'AWS has no public console for the region {region}.',
  'region-of-other-partition': '{region} is not a region {organisation} can open. Choose one from the list.',
  'no-such-service': 'Latchkey does not know this page of the console. Choose one from the list.',
  'format-cannot-hold':
    'These credentials hold a character that {format} cannot take safely. Copy them in another format.',
  'role-arn-unknown':
    'AWS did not name this role in the way of IAM Identity Center, so its ARN is not known. Look it up in IAM.',
  'role-arn-refused':
    'The regions of AWS that Latchkey asked do not know the credentials of {account}, and asking again does not help. Look the ARN up in IAM.',
  'nothing-held': 'No credentials of {role} in {account} are held. There is nothing to forget.',
  'port-taken':
    'Another program uses port {port} of this computer, where your terminals ask for credentials. Quit it and try again, or revoke what was copied and copy it anew.',
  'program-not-found': 'Latchkey has no such organisation any more. Remove this profile, or make it again in Latchkey.',
  'endpoint-refused': 'This address and token are not Latchkey’s, or were revoked. Copy them again in Latchkey.',
  'storage-failed': 'Latchkey could not use its folder. Make room on the disk or check its permissions.',
  internal: 'Latchkey ran into a fault of its own. The details are in its log.',
  'support-details': 'Latchkey {version}\nTime: {time}\nStep: {step}\nProblem: {code}\nAWS request id: {requestId}',
  'support-no-request-id': 'none',
  'support-request':
    'I am signed in to the AWS access portal {portal}, but no AWS account has been assigned to me. Could you assign me the accounts and permission sets that I need in IAM Identity Center?',
  'step-start-browser': 'Preparing a sign-in in the browser',
  'step-start-code': 'Asking AWS for a code',
  'step-open-browser': 'Opening the browser',
  'step-browser': 'Waiting for the browser',
  'step-redeem': 'Asking AWS for the sign-in',
  'step-approval': 'Waiting for the approval of a code',
  'step-list': 'Reading the list of accounts and permission sets',
  'step-credentials': 'Asking AWS for credentials of a role',
  'secrets-damaged':
    'The stored sign-ins could not be opened: they are damaged or come from another computer. They were kept as {name}. Sign in again.',
  'secrets-partly':
    '{count, plural, one {One entry} other {# entries}} of the stored sign-ins could not be read and {count, plural, one {is} other {are}} left out. All of them as they were are kept as {name}. Sign in again where it is asked for.',
  'secrets-newer': 'The stored sign-ins are from a newer version of Latchkey. They were kept as {name}. Sign in again.',
  'keychain-asks':
    'The keychain of this computer has not answered yet. If it asks for its password, answer it there: sign-ins are kept in it.',
  'keychain-refused':
    'The keychain of this computer was not opened, so sign-ins are forgotten when Latchkey quits. It is asked again at the next start.',
  'keychain-refused-locked':
    'The keychain of this computer was not opened, so the stored sign-ins wait. It is asked again at the next start.',
  'secrets-locked':
    'The keychain does not answer, so the stored sign-ins wait. Latchkey tries again when you unlock the screen or open this window.',
  'secrets-unsaved':
    'The keychain does not answer, so the latest change to your sign-ins is kept in memory only. Latchkey tries again by itself.',
  'catalogue-damaged': 'The stored account list could not be read and was kept as {name}. It is read anew.',
  'catalogue-newer':
    'The stored account list is from a newer version of Latchkey and was kept as {name}. It is read anew.',
  'personal-damaged': 'The stored pins could not be read and were kept as {name}.',
  'personal-partly':
    '{count, plural, one {One entry} other {# entries}} of the stored pins and places could not be read and {count, plural, one {is} other {are}} left out. All of them as they were are kept as {name}.',
  'personal-newer': 'The stored pins are from a newer version of Latchkey and were kept as {name}.',
  'settings-damaged':
    'The settings could not be read and were kept as {name}. Latchkey started with fresh ones; add your organisation again.',
  'settings-newer':
    'The settings are from a newer version of Latchkey and were kept as {name}. Latchkey started with fresh ones; add your organisation again.',
  'settings-damaged-used':
    'Something in the settings could not be read and is left out. The settings as they were are kept as {name}.',
  'settings-newer-used':
    'The settings are from a newer version of Latchkey. They were kept as {name}, and what this version knows of them is used.',
  'sign-out-untold':
    'You are signed out of {organisation} here, but AWS could not be told. Latchkey tries again; until then the sign-in may still be open at AWS.',
  'memory-only': 'This computer has no keychain Latchkey can trust, so sign-ins are forgotten when it quits.',
} as const;
