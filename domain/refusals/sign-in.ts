import { conflict, forbidden, notFound, unauthorized, unprocessable } from './facts.ts'

/** Refusals about signing in, sessions, accounts and passwords. */
export const signInRefusals = {
  'session.refused': unauthorized(
    '账号或密码不正确，请核对后重试。连续 5 次不正确，该账号将被锁定 15 分钟。',
    'Account and password do not belong together. Check both and try again; after 5 failures in a row the account is locked for 15 minutes.',
  ),
  'session.locked': unauthorized(
    '多次登录失败，该账号已被锁定[，至{until}为止]。请届时重试，或联系运维人员解锁。',
    'After several failures this account is locked[ until {until}]. Try again then, or ask an operator to unlock it.',
  ),
  'session.disabled': unauthorized(
    '该账号已停用，请联系运维人员。',
    'This account has been disabled. Ask an operator.',
  ),
  'session.notFresh': forbidden(
    '登录已超过十分钟，请输入密码，或重新登录后再结束其他登录。',
    'You signed in more than ten minutes ago. Give your password, or sign in anew, before you end other sign-ins.',
  ),
  'session.unknown': notFound('没有这个会话，可能已经结束。', 'There is no such session; it may have ended already.'),
  'account.unknown': notFound('没有这个账号，请核对。', 'There is no such account. Check its name.'),
  'account.taken': conflict('这个账号名已被使用，请另选一个。', 'This name of an account is taken. Choose another.'),
  'account.notStaff': conflict(
    '企业方账号和业务系统的账号不能改变角色和单位。',
    'Accounts of entities and of other systems have no other role or place.',
  ),
  'account.ownName': conflict(
    '这个账号名[“{account}”]是系统自身使用的名称，请另选一个。',
    'This name[, {account},] is one that the system itself goes by. Choose another.',
  ),
  'account.unknownAgency': unprocessable(
    '没有这个单位代码[“{agency}”]的机关[，现有：{known}]，请核对。',
    'There is no such agency[ as {agency}][; there are: {known}]. Check the code.',
  ),
  'account.unknownDepartment': unprocessable(
    '没有这个单位代码[“{agency}”]的措施实施部门[，现有：{known}]，请核对。',
    'There is no such department[ as {agency}][; there are: {known}]. Check the code.',
  ),
  'account.unknownDistrict': unprocessable(
    '这个区代码[“{district}”]不是本市现行的区代码，请核对。',
    'This[ code, {district},] is no code of a district of today. Check it.',
  ),
  'account.unknownEntity': unprocessable(
    '这个代码[“{code}”]不是统一社会信用代码，也不是其他登记或者证件的号码，请核对；登记的代码校验位确实不符的，请主体凭告知书上的邀请码开户。',
    'This[ code, {code},] is neither a credit code nor the number of another register or document. Check it; where the register itself has a check that does not fit, the entity opens its account by the code in its notice.',
  ),
  'account.officialName': unprocessable(
    '企业方账号不能使用像机关或者系统那样的名称，请填写办理人的姓名。',
    'An account of an entity cannot be named like an authority or the system. Give the name of the person who acts.',
  ),
  'password.changeNeeded': forbidden(
    '这是初始密码，请先修改密码（POST /api/v1/account/password），再办理其他事项。',
    'This is a first password. Change it first (POST /api/v1/account/password), then go on.',
  ),
  'password.same': unprocessable(
    '新密码与原密码相同，请另选一个。',
    'The new password is the old one. Choose another.',
  ),
  'password.tooShort': unprocessable(
    '密码太短[，至少要有{least}个字符]，请加长；几个不相干的词连起来就很好。',
    'The password is too short[: it needs at least {least} characters]. Make it longer; several unrelated words do well.',
  ),
  'password.tooLong': unprocessable(
    '密码太长[，最多{most}个字符]，请缩短。',
    'The password is too long[: it has at most {most} characters]. Make it shorter.',
  ),
  'password.common': unprocessable(
    '这个密码太常见，别人会先试它，请另选一个。',
    'This password is among the common ones that are tried first. Choose another.',
  ),
  'password.guessable': unprocessable(
    '密码不要以账号、姓名或系统名开头，请另选一个。',
    'A password must not begin with the account, the name or this system’s name. Choose another.',
  ),
}
