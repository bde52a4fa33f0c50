import { describe, expect, it } from 'vitest'
import { refuse, statusOf } from '../../domain/refusal.ts'
import type { Refusal } from '../../domain/refusal.ts'
import type { RefusalCode } from '../../domain/refusals/index.ts'
import { refusals } from '../../domain/refusals/index.ts'
import { refusalText } from '../../domain/refusals/text.ts'
import { readSources } from '../../operations/development/documents/source-files.ts'

const codes = Object.keys(refusals) as RefusalCode[]
const bare = (code: RefusalCode) => ({ code, params: {} })

describe('every refusal', () => {
  // That each which is made is told, with all that its sentence names, is the compiler's to say.
  it('that is told is made somewhere', () => {
    const tables = /^domain\/(refusals\/.+|\w+\/refusals)\.ts$/
    const made = readSources()
      .filter(({ path }) => !path.startsWith('tests/') && !path.startsWith('web/commands/') && !tables.test(path))
      .map(({ text }) => text)
      .join('\n')
    expect(codes.length).toBeGreaterThan(200)
    expect(codes.filter((code) => !made.includes(`'${code}'`))).toEqual([])
  })

  it('is of a track, or of what surrounds the cases', () => {
    expect(Object.entries(refusals).filter(([code]) => !/^[a-z]+\.[a-z]\w+$/i.test(code))).toEqual([])
  })

  it('is told by the compiler when its code is none, or its sentence lacks a parameter', () => {
    // @ts-expect-error No refusal has this code.
    refuse('listing.noSuchCode')
    // @ts-expect-error Its sentence names the earliest day.
    refuse('listing.hearingNoticeTooShort')
    // @ts-expect-error Its sentence names the measures, not the measure.
    refuse('listing.measureAdded', { measure: 'M06' })
    expect(refuse('listing.measureAdded', { measures: ['M06'], more: 1 }).params).toEqual({
      measures: ['M06'],
      more: 1,
    })
  })

  it('has the status that docs/access.md and RFC 9110 give its kind', () => {
    const ofKind = (kind: RegExp) => new Set(codes.filter((code) => kind.test(code)).map((code) => statusOf({ code })))
    expect(ofKind(/^role\./)).toEqual(new Set([403]))
    expect(ofKind(/^delegation\.(none|notHere|outOfScope)$/)).toEqual(new Set([403]))
    expect(ofKind(/^session\.(refused|locked|disabled)$/)).toEqual(new Set([401]))
    expect(ofKind(/^(?!invitation|command)\w+\.unknown$/)).toEqual(new Set([404]))
    expect(ofKind(/^date\.(invalid|outsideCalendar)$|^password\.(too|common|same)/)).toEqual(new Set([422]))
    expect(ofKind(/^case\.stale$/)).toEqual(new Set([412]))
    expect(ofKind(/Down$|\.down$|\.busy$/)).toEqual(new Set([503]))
    expect(ofKind(/(NotNow|\.notNow)$/)).toEqual(new Set([409]))
  })

  it('reads as a sentence in each language, also without a case at hand', () => {
    for (const code of codes) {
      const zh = refusalText(bare(code), 'zh')
      const en = refusalText(bare(code), 'en')
      expect(zh).toMatch(/^[\p{Script=Han}“][^{}[\]]*。$/u)
      expect(en).toMatch(/^[A-Z][^{}[\]\p{Script=Han}]*\.$/u)
      for (const text of [zh, en]) expect(text).not.toMatch(/\bundefined\b|\bnull\b| {2}| [,.;:]|，。|（）|：。/)
    }
  })
})

describe('the text of a refusal', () => {
  it.each<[RefusalCode, Refusal['params'], string, string]>([
    [
      'date.inFuture',
      { field: 'servedOn', date: '2026-04-08', today: '2026-04-07' },
      '送达日期（2026-04-08）晚于今天（2026-04-07），不能填写将来的日期，请改正。',
      'The date of service (2026-04-08) lies after today (2026-04-07). A date in the future is not accepted: correct it.',
    ],
    [
      'listing.groundsUnanswered',
      { grounds: ['g1', 'g2'] },
      '还有理由没有答复：g1、g2。请逐项答复后再认定。',
      'Some grounds are not answered yet: g1, g2. Answer each before the determination.',
    ],
    [
      'listing.tierAggravated',
      { proposed: 'general', tier: 'serious' },
      '认定的失信程度（严重）重于告知的程度（一般），不得加重；确需加重的，请重新告知。',
      'The tier (serious) is harsher than the one in the notice (general): keep to the notice, or serve a new one.',
    ],
    [
      'listing.creditCodeInvalid',
      { code: '91310O10MAHG8W7597', fault: 'letter_o_in_code' },
      '统一社会信用代码91310O10MAHG8W7597有误：统一社会信用代码中没有字母O，请改为数字0。请按营业执照核对改正。',
      'The unified social credit code 91310O10MAHG8W7597 is not sound. A unified social credit code has no letter O: write the digit 0. Correct it from the licence.',
    ],
    [
      'listing.listTypeNotInForce',
      { listType: 'old', because: 'basisTooLow', rank: 'normativeDocument', needed: ['law', 'departmentRule'] },
      '名单“old”现在不能使用：其依据为规范性文件，须为法律、部门规章之一。请选择施行中的名单。',
      'The list “old” cannot be used now: it rests on a normative document and needs one of these: a law, a department rule. Choose a list in force.',
    ],
    [
      'listing.listTypeNotInForce',
      { listType: 'old', because: 'consultationTooShort', days: 29, needed: 30 },
      '名单“old”现在不能使用：其认定标准只公开征求意见29日，应满30日。请选择施行中的名单。',
      'The list “old” cannot be used now: its standards were open to public consultation for 29 days, not 30. Choose a list in force.',
    ],
    [
      'listing.measureImplementerMismatch',
      { measure: 'M06', department: 'dept-honours', departments: ['dept-finance'] },
      '部门dept-honours不实施措施M06，该措施由dept-finance实施，请改选实施部门。',
      'The department dept-honours does not carry out the measure M06; dept-finance does: choose another department.',
    ],
    [
      'listing.unknownDistrict',
      { district: '310103', successor: '310101' },
      '区划代码310103不是现有的行政区划，该代码已撤销，应改用310101，请填写主体住所地的6位区划代码；住所在境外的，选境外。',
      'The division code 310103 is none that exists; it was withdrawn, its successor is 310101: give the six digits of the division where the entity has its seat, or that it is abroad.',
    ],
    [
      'measure.notNow',
      { measure: 'M06', status: 'fedBack' },
      '措施M06现为“已反馈”，不在可以办理此事项的环节，请按案件列出的可办事项办理。',
      'The measure M06 is not at the step for this; it is fed back: do what the case names as possible now.',
    ],
    [
      'repair.notGranted',
      { status: 'accepted' },
      '没有准予的修复可以撤销（最近一次修复：已受理，待核实）。',
      'No granted repair can be revoked; the last application is accepted, waiting to be verified.',
    ],
    [
      'publication.notNow',
      { stage: 'counting' },
      '该发布事项现在不能这样办理（正在试算），请查看其进度。',
      'The publication does not allow this now; it is in its dry run: look at its progress.',
    ],
    [
      'rectification.notNow',
      { status: 'accepted' },
      '整改现为“已通过”，不在可以办理此事项的环节，请按案件列出的可办事项办理。',
      'The rectification is not at the step for this; it is accepted: do what the case names as possible now.',
    ],
  ])('%s with %j', (code, params, zh, en) => {
    expect(refusalText({ code, params }, 'zh')).toBe(zh)
    expect(refusalText({ code, params }, 'en')).toBe(en)
  })

  it('shows what people typed as it is, even when it looks like a text of ours', () => {
    const typed = refuse('listing.formulaInName', { name: '=[{code}]' })
    expect(refusalText(typed, 'zh')).toContain('（现为“=[{code}]”）')
    expect(refusalText(typed, 'en')).toContain(' (“=[{code}]”)')
  })

  it('names a code that has no text', () => {
    expect(refusalText({ code: 'other.code', params: {} }, 'zh')).toBe('不能办理（other.code）。')
    expect(refusalText({ code: 'other.code', params: {} }, 'en')).toBe('This cannot be done (other.code).')
  })
})
