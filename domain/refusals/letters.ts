import { conflict, notFound, unavailable, unprocessable } from './facts.ts'

/** Why a letter or a certificate is not given. */
export const letterRefusals = {
  'letter.unknown': notFound(
    '没有找到该文书[（{id}）]，或者您无权查看，请从案件的文书清单中选择。',
    'There is no such letter[ ({id})] that you may see: choose one from the letters of the case.',
  ),
  'letter.busy': unavailable(
    '文书在限定时间内未能生成，请稍后重新打开。',
    'The letter could not be printed within the time allowed: open it again in a moment.',
  ),
  'letter.unprintable': unprocessable(
    '文书的字体中没有[{signs}]这样的字，送达的文书会缺字，所以没有办理。请核对是否录错，表情符号请删去；确是此字的，请运维人员用 LETTER_FONT_FILE 设置含有此字的字体（GB 18030-2022 实现级别3），再行办理。',
    'No font of the letters has[ {signs}, or] such a character, so a letter would be served without it and nothing was done. Correct it if it is mistyped, and leave out emoji; where it is right, an operator sets a font that has it (GB 18030-2022, level 3) by LETTER_FONT_FILE, and you do this again.',
  ),
  'letter.notNow': conflict(
    '现在没有需要送达的这份文书[（{occasion}）]，请从案件的文书清单中选择待送达的文书。',
    'This letter[ ({occasion})] is not to be served now: choose a draft from the letters of the case.',
  ),
  'letter.notIssued': conflict(
    '这份文书还没有文号，没有制作的文书不能登记送达。请先生成文号并打印，送达后再登记。',
    'This letter has no number yet, and what was never issued cannot have been served: give it its number, print and serve it, then record the service.',
  ),
  'letter.otherNumber': conflict(
    '这份文书已经有文号[{number}]，送达时不能改用别的文号，请填写这个文号。',
    'This letter has its number[, {number}], and is served under no other: give that one.',
  ),
  'letter.takenNumber': conflict(
    '文号[{given}]已经用于本机关的另一份文书[（案件{other}）]，一个文号只用于一份文书，请核对。',
    'The number[ {given}] is that of another letter of this agency already[, in the case {other}]. Each letter has its own: check it.',
  ),
  'letter.ownSeries': conflict(
    '文号[{given}]属于本系统编号的序列，不能自行填写；请先在案件的文书清单中生成文号，或者填写其他系统的文号。',
    'The number[ {given}] belongs to a series that is numbered here, so it cannot be typed: let the letter get its number in the list of letters of the case first, or give the number of another system.',
  ),
  'letter.settledBefore': conflict(
    '文书[（{occasion}）]在办理之前就已经有了内容：有人直接写入了数据库，所以没有办理。请运维人员运行 npm run verify 并查明原因。',
    'The letter[ ({occasion})] had its words before the act that calls for it: somebody has written them into the database, so nothing was done. An operator runs npm run verify and finds out who.',
  ),
  'certificate.unknown': notFound(
    '没有查到这份证明，或者核验码不符，该证明可能是伪造的；请核对编号和核验码，仍不符的请联系出具机关。',
    'There is no such certificate, or the code does not belong to it, so it may be forged: check number and code, then ask the agency named on it.',
  ),
}
