import { forbidden, notFound, unprocessable } from '../refusals/facts.ts'

/** Refusals of questions that a department asks before it grants something. Whatever is refused counts as no check. */
export const checkRefusals = {
  'check.codeOfOtherKind': unprocessable(
    '号码与主体类型[（{kind}）]不符[，该代码属于{of}]。请按证照核对，改正号码（subject.code）或者主体类型（subject.kind）后再查。',
    'The code does not fit the kind of subject[ ({kind})][; it is one of {of}]. Compare subject.code and subject.kind with the document, and ask again.',
  ),
  'check.codeKindOfOthers': unprocessable(
    '证件类型[“{codeKind}”]与主体类型[（{kind}）]不符。请改正证件类型（subject.codeKind）或者主体类型（subject.kind）后再查。',
    'The kind of number[, {codeKind},] is not one of this kind of subject[ ({kind})]. Correct subject.codeKind or subject.kind, and ask again.',
  ),
  'check.codeInvalid': unprocessable(
    '号码（subject.code）不是所选证件类型[（{codeKind}）]的号码[：{codeFault}]。没有进行查询，请按证照核对改正后再查。',
    'The number (subject.code) is none of this kind[ ({codeKind})][. {codeFault}]. Nothing was looked up: correct it from the document, and ask again.',
  ),
  'check.personsNotAllowed': forbidden(
    '本账户没有查询自然人的权限，没有进行查询。确因职责需要的，请由运维人员按法律依据登记后再查。',
    'This account may not ask about natural persons, and nothing was looked up. If the law gives your department the right, have an operator enter it with its basis first.',
  ),
  'check.unknown': notFound(
    '没有这个核查编号，请核对；只能查看本部门的核查。',
    'There is no such check. Look at its number; a department sees its own checks only.',
  ),
}
