import type { Texts } from '../../kit/words.ts'

export const texts = {
  drafts: { zh: '未提交的草稿', en: 'Drafts not sent' },
  draft: { zh: '草稿', en: 'Draft' },
  saved: { zh: '保存时间', en: 'Saved' },
  none: { zh: '没有草稿。', en: 'No drafts.' },
  proposal: { zh: '新建名单：{name}', en: 'Start a listing: {name}' },
  noName: { zh: '未填主体名称', en: 'no entity named yet' },
  ofCase: { zh: '{caseNo} {form}', en: '{caseNo} {form}' },
  evidence: { zh: '提交整改证据', en: 'Hand in evidence' },
  repair: { zh: '一站修复申请', en: 'Application for repair' },
  other: { zh: '未提交的表单', en: 'A form not sent' },
  drop: { zh: '删除', en: 'Delete' },
  dropTitle: { zh: '删除草稿', en: 'Delete the draft' },
  dropMeans: {
    zh: '草稿和随它保存的文件一并删除，不能恢复。案件不受影响。',
    en: 'The draft goes with the files kept with it and cannot be brought back. No case is touched.',
  },
  which: { zh: '草稿', en: 'Draft' },
  dropped: { zh: '草稿已删除。', en: 'The draft has been deleted.' },
} satisfies Texts
