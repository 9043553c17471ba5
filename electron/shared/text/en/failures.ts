/** What went wrong: what happened, then what to do. The key of a failure ends in its code. */
export const failures = {
  'failure.invalid-input': 'Latchkey did not understand this request. Nothing has changed.',
  'failure.start-url-invalid':
    'This is not the address of an AWS access portal. It looks like https://d-1234567890.awsapps.com/start.',
  'failure.start-url-not-https': 'The portal address has to begin with https://. Check it and paste it again.',
  'failure.start-url-foreign':
    '{host} is not an address of AWS. Open your portal in the browser and paste the address it shows then.',
  'failure.start-url-not-portal':
    '{host} belongs to AWS but is not an access portal. A portal address looks like https://d-1234567890.awsapps.com/start.',
  'failure.start-url-local':
    '{host} is a name of this computer or the network around it, which Latchkey asks nothing. Paste the address of AWS it leads to.',
  'failure.vanity-too-many':
    'Many addresses were tried within a minute. Wait a little, or paste the address of AWS it leads to.',
  'failure.vanity-no-answer': '{host} did not answer within 10 seconds. Try again, or paste the address it leads to.',
  'failure.vanity-not-reached': '{host} could not be reached. Check the address and the connection.',
  'failure.vanity-not-safe':
    '{host} could not be reached safely: its certificate is not trusted, or a proxy answered. Paste the address it leads to.',
  'failure.vanity-refused': '{host} answered with error {status}. Check the address, or paste the one it leads to.',
  'failure.vanity-leads-nowhere':
    '{host} is not an address of AWS and does not lead to one. Open your portal in the browser and paste the address it shows then.',
  'failure.vanity-leads-on':
    '{host} redirects more than once. Open it in the browser and paste the address of AWS that it shows in the end.',
  'failure.vanity-leads-to-http': '{host} leads to {found} without https, which is not safe. Tell its administrator.',
  'failure.vanity-leads-to-no-portal':
    '{host} leads to {found}, which belongs to AWS but is not an access portal. Paste the address of the portal.',
  'failure.vanity-leads-elsewhere':
    '{host} leads to {found}, which is not an address of AWS. Open it in the browser and paste the address it shows in the end.',
  'failure.portal-moved':
    '{host} now leads to another portal, {found}; nothing was sent there. If you expect this, edit the address and confirm it.',
  'failure.region-needed':
    'This address does not tell its region. Choose the region of IAM Identity Center; your administrator knows it.',
  'failure.region-invalid': '{region} is not an AWS region. A region looks like eu-west-1.',
  'failure.region-other': 'This portal is not in {region}. Its address says {found}.',
  'failure.region-other-partition': '{region} does not go with {host}. Check the region with your administrator.',
  'failure.sign-out-first': 'Sign out of {organisation} first. Another region is another sign-in.',
  'failure.endpoints-unknown': 'AWS has no dual-stack hosts in {region} that Latchkey knows. Switch dual-stack off.',
  'failure.browser-command-invalid':
    'That is not a valid command line. Enter a program and its arguments, like firefox -P work; quotes go around names with spaces.',
  'failure.browser-command-shell':
    "A shell would read the address as a command here, and run what stands in it. Name the browser itself, with '{url}' as a word of its own, like firefox -P work '{url}'.",
  'failure.not-found': 'This is no longer there. Reload the list.',
  'failure.sign-in-needed': 'The sign-in to {organisation} has ended. Sign in again.',
  'failure.attempt-not-accepted':
    'AWS did not accept this sign-in to {organisation}. Sign in again; nothing else has changed.',
  'failure.offline': 'AWS could not be reached. Check the connection; what was there is kept.',
  'failure.offline-host':
    'AWS could not be reached: {host} did not answer. Check the connection; what was there is kept.',
  'failure.offline-retried': 'Latchkey tries again when you are online.',
  'failure.proxy-in-between': 'AWS could not be reached safely. Sign in to the network, or ask its administrator.',
  'failure.proxy-certificate':
    'AWS could not be reached safely: its certificate is from {issuer}. Sign in to the network, or ask its administrator.',
  'failure.proxy-certificate-of':
    'AWS could not be reached safely: {host} showed a certificate from {issuer}, which this computer does not trust. Sign in to the network, or ask its administrator.',
  'failure.proxy-host': 'AWS could not be reached safely at {host}. Sign in to the network, or ask its administrator.',
  'failure.proxy-login':
    'A proxy on the way to {host} wants a name and a password, which Latchkey does not ask for. Ask the administrator of the network to let {host} through without.',
  'failure.client-certificate':
    '{host} wants a certificate of this computer, which AWS never does: something stands in between. Ask the administrator of the network.',
  'failure.throttled': 'AWS asked for a slower pace. Try again in a moment.',
  'failure.service-error': 'AWS answered with an error. Try again; if it stays, tell your administrator.',
  'failure.access-denied':
    '{role} in {account} is not assigned to you any more. Reload the list, or ask your administrator.',
  'failure.list-without-end':
    "AWS's list leads back to its own beginning, so it may lack something; what was read is kept. Try again; if it stays, tell your administrator.",
  'failure.list-cut-off':
    "AWS's list could not be read to its end, so it may lack something; what was read is kept. Try again; if it stays, tell your administrator.",
  'failure.list-denied': 'AWS did not let you read the accounts of {organisation}. Ask your administrator.',
  'failure.portal-not-found':
    'AWS knows no portal at this address in {region}. Check the address and the region with your administrator.',
  'failure.perhaps-wrong-region': 'The region may be wrong. Check it with your administrator.',
  'failure.sign-in-unsupported':
    'AWS does not give Latchkey what it asked for, and asking again does not help. Tell your administrator.',
  'failure.code-expired':
    'Nobody approved {code} within {minutes, plural, one {# minute} other {# minutes}}. Nothing has changed.',
  'failure.request-refused': 'It was refused in the browser. If that was not you, tell your administrator.',
  'failure.cancelled': 'Cancelled.',
  'failure.browser-did-not-open': 'The browser did not open. Copy the link into any browser.',
  'failure.browser-program-did-not-start':
    '{program} could not be started. Check which browser is set for {organisation}.',
  'failure.browser-program-not-agreed':
    '{program} was not started, since you did not agree to it. Choose the browser of {organisation} in its settings.',
  'failure.browser-did-not-return': 'The browser did not come back within 10 minutes. Nothing has changed.',
  'failure.return-refused':
    'The browser came back, but AWS did not accept what it brought. Sign in again; nothing else has changed.',
  'failure.return-lost':
    'The browser came back, but the answer of AWS was lost on the way, and what the browser brings works only once. Sign in again.',
  'failure.host-not-trusted':
    'AWS named {host}, which Latchkey does not know as a host of AWS. Open it only if you expect it.',
  'failure.console-refused': 'AWS did not give a console sign-in for {role} in {account}. Try again.',
  'failure.clipboard-failed': 'Nothing was copied: the clipboard did not take it. Try again.',
  'failure.clipboard-needs-window':
    'Nothing was copied: this desktop lets a program copy only from a window that has the keyboard. Copy it in Latchkey’s.',
  'failure.no-public-console': 'AWS has no public console for the region {region}.',
  'failure.region-of-other-partition': '{region} is not a region {organisation} can open. Choose one from the list.',
  'failure.no-such-service': 'Latchkey does not know this page of the console. Choose one from the list.',
  'failure.format-cannot-hold':
    'These credentials hold a character that {format} cannot take safely. Copy them in another format.',
  'failure.copy-path':
    'The path of your home folder has a character that cannot be written there safely. Copy in another format.',
  'failure.copy-not-linked': 'This role is linked to no AWS profile. Link it first, or copy in another format.',
  'failure.role-arn-unknown':
    'AWS did not name this role in the way of IAM Identity Center, so its ARN is not known. Look it up in IAM.',
  'failure.role-arn-refused':
    'The regions of AWS that Latchkey asked do not know the credentials of {account}, and asking again does not help. Look the ARN up in IAM.',
  'failure.nothing-held': 'No credentials of {role} in {account} are held. There is nothing to forget.',
  'failure.other-user-asked':
    'They got nothing, and what you copied or linked for that role’s programs works no more. Copy it again, and tell your administrator.',
  'failure.port-taken':
    'Another program uses port {port} of this computer, where your terminals ask for credentials. Quit it and try again, or revoke what was copied and copy it anew.',
  'failure.return-address-taken': 'Another program is using the return address. Sign in with a code instead.',
  'failure.terminal-did-not-open': 'No terminal could be opened. Choose one in the settings under Terminals and SDKs.',
  'failure.terminal-not-here':
    '{program} is not on this computer. Choose another terminal in the settings under Terminals and SDKs.',
  'failure.terminal-did-not-start':
    '{program} could not be started. Choose another terminal in the settings under Terminals and SDKs.',
  'failure.terminal-not-agreed':
    '{program} was not started, since you did not agree to it. Choose the terminal in the settings under Terminals and SDKs.',
  'failure.terminal-path':
    'The path of your home folder has a character that cannot be written safely, so no terminal can be opened with a role.',
  'failure.terminal-command-invalid':
    "That is not a command line that opens a terminal. Enter a program and its arguments, with '{script}' where it takes what to run, like alacritty -e '{script}'.",
  'failure.terminal-command-shell':
    "A shell would read what stands for '{script}' as a command here. Name the terminal itself, with '{script}' as a word of its own, like alacritty -e '{script}'.",
  'failure.chained-role-refused':
    'AWS did not let {via} reach {role} in {account}. Ask whoever looks after that account about the trust policy of the role and its conditions, and your administrator about the permission for sts:AssumeRole.',
  'failure.chained-role-invalid':
    'AWS did not accept how {via} asks for {role} in {account}. Check the ARN, the session name and how long the credentials last.',
  'failure.chained-role-region':
    'No region of AWS that Latchkey asked knows the credentials of {via}, through which {role} in {account} is reached. Tell your administrator.',
  'failure.keys-taken': 'Another program uses {keys}, or the system keeps it for itself. Press other keys.',
  'failure.keys-incomplete': 'Press a key together with {system, select, darwin {⌃ or ⌘} other {Ctrl or Alt}}.',
  'failure.keys-used-by-others':
    'Other programs use {system, select, darwin {⌃ or ⌘} other {Ctrl}} with a letter or digit themselves. Hold {system, select, darwin {⇧} other {Shift}} as well.',
  'failure.keys-alt-gr': 'Ctrl and Alt together type characters on many keyboards. Press other keys.',
  'failure.keys-voice-over': 'VoiceOver uses ⌃ and ⌥ together. Press other keys.',
  'failure.login-item-refused': 'The system did not take it. Look at its own settings for what starts at login.',
  'failure.file-not-written':
    'The file {file} could not be written: {why, select, permission {you may not write there. Choose another folder.} full {there is no room on the disk. Make some, or choose another one.} readOnly {the disk can only be read. Choose another one.} missing {its folder is not there. Make it first, or choose another one.} folder {a folder has this name. Choose another name.} noFile {what has this name is no plain file. Choose another name.} othersLink {a link of another user has this name, and may lead anywhere. Choose another name.} exists {there is one already. Choose another name.} busy {another program has it open. Close it there, or choose another name.} long {the name is too long. Choose a shorter one.} other {the system does not take it. Choose another folder, or make room on the disk.}}',
  'failure.file-dialog-open': 'A dialog that asks for a file is open already. Answer it or close it first.',
  'failure.storage-failed': 'Latchkey could not use its folder. Make room on the disk or check its permissions.',
  'failure.internal': 'Latchkey made a mistake, which is in its log. Try again.',

  'notice.list-left-out':
    '{count, plural, one {One entry} other {# entries}} of the list of {organisation} could not be read and {count, plural, one {is} other {are}} left out. Everything else is there.',
  'notice.secrets-damaged':
    'The stored sign-ins could not be opened, since they are damaged or come from another computer; they were kept as {name}. Sign in again.',
  'notice.secrets-partly':
    '{count, plural, one {One entry} other {# entries}} of the stored sign-ins could not be read and {count, plural, one {is} other {are}} left out; all of them as they were are kept as {name}. Sign in again where it is asked for.',
  'notice.secrets-newer':
    'The stored sign-ins are from a newer version of Latchkey and were kept as {name}. Sign in again.',
  'notice.keychain-asks':
    'The keychain of this computer has not answered yet. If it asks for its password, answer it there: sign-ins are kept in it.',
  'notice.keychain-refused':
    'The keychain of this computer was not opened, so sign-ins are forgotten when Latchkey quits. It is asked again at the next start.',
  'notice.keychain-refused-locked':
    'The keychain of this computer was not opened, so the stored sign-ins wait. It is asked again at the next start.',
  'notice.secrets-locked':
    'The keychain does not answer, so the stored sign-ins wait. Latchkey tries again when you unlock the screen or open this window.',
  'notice.secrets-unsaved':
    'The keychain does not answer, so the latest change to your sign-ins is kept in memory only. Latchkey tries again by itself.',
  'notice.catalogue-damaged': 'The stored account list could not be read and was kept as {name}. It is read anew.',
  'notice.catalogue-newer':
    'The stored account list is from a newer version of Latchkey and was kept as {name}. It is read anew.',
  'notice.chained-roles-damaged':
    'The stored roles that are reached through others could not be read and were kept as {name}. Add them again, or put the file right.',
  'notice.chained-roles-partly':
    '{count, plural, one {# stored role that is reached through another could not be read and is} other {# stored roles that are reached through others could not be read and are}} left out. The file as it was is kept as {name}.',
  'notice.chained-roles-newer':
    'The stored roles that are reached through others are from a newer version of Latchkey and were kept as {name}.',
  'notice.personal-damaged': 'The stored pins could not be read and were kept as {name}.',
  'notice.personal-partly':
    '{count, plural, one {One entry} other {# entries}} of the stored pins and places could not be read and {count, plural, one {is} other {are}} left out. All of them as they were are kept as {name}.',
  'notice.personal-newer': 'The stored pins are from a newer version of Latchkey and were kept as {name}.',
  'notice.settings-damaged':
    'The settings could not be read and were kept as {name}. Latchkey started with fresh ones; add your organisation again.',
  'notice.settings-newer':
    'The settings are from a newer version of Latchkey and were kept as {name}. Latchkey started with fresh ones; add your organisation again.',
  'notice.settings-damaged-used':
    'Something in the settings could not be read and is left out. The settings as they were are kept as {name}.',
  'notice.settings-newer-used':
    'The settings are from a newer version of Latchkey. They were kept as {name}, and what this version knows of them is used.',
  'notice.sign-out-untold':
    'You are signed out of {organisation} here, but AWS could not be told. Latchkey tries again; until then the sign-in may still be open at AWS.',
  'notice.memory-only': 'This computer has no keychain Latchkey can trust, so sign-ins are forgotten when it quits.',
  'notice.snapshot-stale':
    'Latchkey made a mistake, which is in its log. What you see may be out of date until the next change.',

  'notice.link-not-understood':
    'Latchkey was opened by a link that it does not understand, and did nothing. Whoever wrote the link finds the form in the documentation.',
  'notice.link-leads-nowhere':
    'Latchkey was opened by a link to an account, a role or a page that is in none of your lists. Nothing was done.',

  'start.refused-title': 'Latchkey does not start like this',
  'start.refused':
    'It was started with {word}, which would open what it keeps closed. Start it without; proxy and certificates come from the system’s settings.',

  'crash.title': 'Latchkey has to stop',
  'crash.text': 'Something went wrong that Latchkey cannot mend by itself. Start it again; what happened is in {file}.',

  'window.failed': 'Something here could not be shown. Latchkey itself goes on.',
  'window.again': 'Show again',
} as const;
