/** Profiles of the person's AWS files: why a name or a change is refused, what a link does. */
export const links = {
  'link.name-empty': 'Type a name for the profile.',
  'link.name-characters':
    'Some tools cannot read this name. Use letters, digits and . _ @ + % : / -, and do not begin with a hyphen.',
  'link.name-too-long': 'This name is too long. Use at most 128 characters.',
  'link.name-part-of-plugins':
    'AWS CLI writes profiles whose name is part of the word plugins into the wrong section. Choose another name.',
  'link.name-like-default': 'Only default in lower case is the default profile. Choose another name.',
  'link.name-reserved-in-javascript': 'Tools in JavaScript cannot read this name. Choose another name.',
  'link.taken': '{name} is already in line {line} of {file}, and is not Latchkey’s. Choose another name.',
  'link.twice': 'Several of these roles have this name. Choose another name.',
  'link.other-role': 'This name is linked to {role} in {account}. Unlink it there, or choose another name.',
  'link.already': 'This role is linked under this name already.',
  'link.chained-sso':
    'Tools get credentials of permission sets alone from a shared sign-in, and this role is reached through another. Link it in another way.',
  'link.role-gone': 'This role is not in your list. Reload the list.',
  'link.no-names': 'None of these roles can be linked under its name. Nothing was written.',
  'link.none': 'There is nothing to link.',

  'link.file-byte-order-mark':
    '{file} begins with an invisible mark (a byte order mark), so AWS CLI refuses it. Save it without, then link again.',
  'link.file-before-first-section':
    'Line {line} of {file} stands before the first section, so AWS CLI refuses the file. Mend that line, then link again.',
  'link.file-duplicate-section':
    'Line {line} of {file} begins a section that is there already, so AWS CLI refuses the file. Join the two, then link again.',
  'link.file-duplicate-key':
    'Line {line} of {file} sets something a second time, so AWS CLI refuses the file. Take one of the two out, then link again.',
  'link.file-no-setting':
    'Line {line} of {file} is no setting, so AWS CLI refuses the file. Mend that line, then link again.',
  'link.file-nested-line':
    'Line {line} of {file} is indented as a setting but is none, so AWS CLI refuses the file. Mend that line, then link again.',
  'link.file-lone-carriage-return':
    'Line {line} of {file} ends in a way that tools read differently. Save the file with ordinary line ends, then link again.',
  'link.file-inherited-settings':
    'Line {line} of {file} begins the section [DEFAULT], whose settings AWS CLI adds to every profile. Move them elsewhere, then link again.',
  'link.file-changes-others':
    'Adding to {file} would change how some tool reads another part of it, so nothing was written. Put the name in by hand.',
  'link.file-not-text':
    'Line {line} of {file} is not UTF-8 text, so AWS CLI refuses the file. Mend it, then link again.',
  'link.file-changing': 'Another program keeps changing {file}, so nothing was written. Try again in a moment.',
  'link.value':
    'What has to stand under {key} cannot be written so that every tool reads it. Link the role another way.',
  'failure.link-no-command':
    'Your home folder has a character in its path that not every tool can read in a profile. Link the role another way.',
  'link.not-ours': 'There is no profile of Latchkey’s with this name any more. Nothing was changed.',

  'link.disk-unclear-path':
    'AWS_CONFIG_FILE or AWS_SHARED_CREDENTIALS_FILE is {value}, which tools read in different ways. Give it a whole path, then start Latchkey again.',
  'link.disk-no-file':
    '{file} is a folder or something else that is no file, so no AWS tool can read it. Move it away, then try again.',
  'link.disk-no-folder':
    'The folder of {file} is a file itself, so nothing can be kept in it. Move that file away, then try again.',
  'link.disk-too-large': '{file} is larger than 4 MB, so it cannot be what it should be. Nothing was written.',
  'link.disk-read-only': '{file} cannot be written by you. Change its permissions, then try again.',
  'link.disk-owner': '{file} belongs to somebody else. Nothing was written.',
  'link.disk-hard-link': '{file} has a second name (a hard link), which would keep the old text. Nothing was written.',
  'link.disk-same-file':
    '{file} is your config and your credentials file in one, which this would change in two ways. Give each a file of its own, or unlink the role and link it anew.',
  'link.disk-dead-link':
    'A symbolic link on the way to {file} leads nowhere, so nothing can be kept there. Mend or remove that link, then try again.',
  'link.disk-disk-full': 'The disk is full, so {file} was not changed. Make room, then try again.',
  'link.disk-busy': 'Another program is writing {file}, so nothing was changed. Try again in a moment.',
  'link.disk-system': '{file} could not be changed ({code}). It is as it was.',
  'link.left-changed': '{file} was changed before this and could not be put back. Look at it before you go on.',

  'link.sign-in-not-written':
    'The sign-in could not be written to {folder}, so tools do not find it; Latchkey tries again every minute. Make room on the disk, or change the folder’s permissions.',
  'link.copy-taken':
    'Another program keeps its sign-in where old tools look for {address}, so Latchkey left it alone. Link this role another way, or use a tool that knows sso-session.',
  'link.copy-ambiguous':
    'Several of your organisations have the address {address}, and old tools could not tell them apart. Link this role another way, or use a tool that knows sso-session.',
  'link.moved':
    'The address or region of {organisation} has changed since, so tools do not find its sign-in. Link this role again under this name.',

  'link.nothing-to-undo': 'Nothing was changed since Latchkey started that could be taken back.',
  'link.undo-changed': '{file} has been changed since, so nothing was taken back.',
  'link.undo-none': 'There is no copy of {file} to take back.',

  'failure.profile-template':
    "Names of profiles need '{role}', and '{account}' or '{id}'. Between them go letters, digits and . _ @ + % : / -.",
  'failure.link-refused': 'This could not be linked. Nothing was changed.',
  'failure.digits-wrong': 'These are not the last four digits of {account}.',
  'failure.program-not-allowed':
    '{account} is production, and Latchkey asks you before a program reads {role} there. Allow it in the notification, then try again.',
} as const;
