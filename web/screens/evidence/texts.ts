import type { Texts } from '../../kit/words.ts'

export const texts = {
  title: { zh: '整改材料', en: 'Evidence' },
  lead: {
    zh: '按要求逐项说明做了什么，并选择证明的文件。手机可以直接拍照上传。文件可以先上传，填写的内容会保留。',
    en: 'Say for each requirement what was done and choose the files that prove it. A phone can take the picture. Files may be sent ahead; what is typed stays.',
  },
  upload: { zh: '先上传所选文件，暂不提交', en: 'Send the files ahead, without submitting' },
  uploaded: { zh: '文件已上传，还没有提交核验', en: 'The files are here, and nothing has been submitted' },
  uploadedHint: {
    zh: '已勾选在各项要求下。填写完毕后请点“提交核验”。',
    en: 'They are ticked at their requirements. Press “Submit for the check” when you have written all.',
  },
  noneChosen: {
    zh: '没有选择文件，请先在各项要求下选择。',
    en: 'No file is chosen: choose them at their requirements.',
  },
  none: { zh: '还没有上传文件。', en: 'No file yet.' },
  submit: { zh: '提交核验', en: 'Submit for the check' },
  submitted: { zh: '整改材料已提交，等待核验。', en: 'The evidence has been submitted for the check.' },
  notNow: { zh: '现在不能提交', en: 'Not possible now' },
  back: { zh: '回到清单', en: 'Back to the list' },
} satisfies Texts
