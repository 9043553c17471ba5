/** What cannot be kept of a role that is reached through another one, and what has become wrong with one. */
export const chainedRoleProblems = {
  'chained-role.arn-missing':
    'Enter the ARN of the role. It looks like arn:{partition}:iam::123456789012:role/deployer.',
  'chained-role.arn-invalid':
    'This is not the ARN of a role. It looks like arn:{partition}:iam::123456789012:role/deployer.',
  'chained-role.arn-session':
    'This names one use of the role {role}, not the role. What is needed is arn:{partition}:iam::{id}:role/{role}, with its path if it has one.',
  'chained-role.arn-user':
    'This is the ARN of a user, and only roles are reached through one. Enter the ARN of a role.',
  'chained-role.arn-other':
    'This is the ARN of something else ({what}). Only roles are reached through one; enter the ARN of a role.',
  'chained-role.arn-reserved':
    'IAM Identity Center made this role for a permission set, and no other role reaches it. Choose the permission set in the list instead.',
  'chained-role.arn-account': 'An account id has twelve digits, and {id} is none. Check the ARN.',
  'chained-role.arn-partition':
    'This role is in the partition {found}, and {organisation} is in {partition}. No role reaches another partition.',
  'chained-role.arn-name':
    'The name of an IAM role has at most 64 letters, digits and characters of +=,.@_-. Check the end of the ARN.',
  'chained-role.arn-path': 'The path of an IAM role has at most 512 characters, without blanks. Check the ARN.',
  'chained-role.name-invalid': 'A name here has at most 64 letters, digits and characters of +=,.@_-.',
  'chained-role.name-listed': 'AWS lists a permission set {name} in {account}. Choose another name.',
  'chained-role.name-taken':
    'There is another role {name} in {account} that is reached through one. Choose another name.',
  'chained-role.session-invalid': 'A session name has 2 to 64 letters, digits and characters of +=,.@_-.',
  'chained-role.external-invalid': 'An external id has 2 to 1,224 letters, digits and characters of +=,.@:/_-.',
  'chained-role.source-invalid':
    'A source identity has 2 to 64 letters, digits and characters of +=,.@_-, and does not begin with aws:.',
  'chained-role.via-unknown':
    '{via} in {account} is not in your list, so this cannot be reached through it. Add it at a role that is.',
  'chained-role.via-elsewhere':
    'The role that reaches this one is of another organisation than {organisation}. Remove it, and add it there.',
  'chained-role.loop': 'This would be reached through itself: {way}. Choose another role to reach it through.',
  'chained-role.too-deep': 'This would be reached through {count} roles, one after the other. Latchkey follows {most}.',
  'chained-role.too-many': 'There are {most} roles that are reached through others already. Remove one first.',

  'chained-role.is-loop': 'It is reached through itself: {way}. Remove it, and add it at the role that is to reach it.',
  'chained-role.is-too-deep':
    'It is reached through more than {most} roles, one after the other. Remove it, and add it at a role that is nearer.',
  'chained-role.is-other-partition':
    'It is in the partition {found}, and {organisation} is in {partition}. Change its ARN, or remove it.',
  'chained-role.is-gone': '{via} in {account}, through which it is reached, is not assigned to you any more.',
  'chained-role.is-listed':
    'AWS lists a permission set of this name in {account} by now. This stays the role of its ARN; give it another name to see both.',
} as const;
