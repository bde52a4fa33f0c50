import type { Texts } from '../../kit/words.ts'

export const texts = {
  title: { zh: '审计：有没有被改动', en: 'Audit: has anything been altered?' },
  good: {
    zh: '最近一次验证（{at}）未发现改动：{size} 项日志、{cases} 件案件逐一核对，用时 {seconds} 秒。',
    en: 'The last verification ({at}) found nothing altered: {size} items and {cases} cases were checked one by one in {seconds} s.',
  },
  bad: {
    zh: '最近一次验证（{at}）发现 {count} 处问题，第一处见下。请立即停止修改并保全数据库和库外副本。',
    en: 'The last verification ({at}) found {count} faults, the first of them below. Stop all changes now, and secure the database and the copy outside.',
  },
  never: {
    zh: '还没有验证过。验证会把每一条台账与签名日志逐一核对。',
    en: 'Nothing has been verified yet. A verification checks every entry of the ledger against the signed log.',
  },
  running: {
    zh: '验证正在进行，完成后在这里显示结果。',
    en: 'A verification is under way; its result will stand here.',
  },
  again: { zh: '刷新', en: 'Look again' },
  verify: { zh: '立即验证', en: 'Verify now' },
  asked: { zh: '已请求验证。', en: 'Verification asked for.' },
  checkpoint: { zh: '最新检查点', en: 'Latest checkpoint' },
  noCheckpoint: {
    zh: '还没有检查点。记录程序运行后每隔一段时间签署一次。',
    en: 'No checkpoint yet. The worker signs one from time to time.',
  },
  origin: { zh: '日志名称', en: 'Log' },
  size: { zh: '日志项数', en: 'Items' },
  signed: { zh: '签署时间', en: 'Signed' },
  waiting: { zh: '等待入链', en: 'Waiting for the log' },
  waitingRows: { zh: '{count} 条台账', en: '{count} entries' },
  note: {
    zh: '检查点原文（可在库外保存，用于离线核对）',
    en: 'The signed note itself, to be kept outside and checked offline',
  },
  keys: { zh: '公钥', en: 'Public keys' },
  keyFrom: {
    zh: '自{at}起，首个检查点{size}项',
    en: 'since {at}, its first checkpoint has {size} items',
  },
  history: { zh: '验证记录', en: 'Verifications' },
  at: { zh: '完成时间', en: 'Finished' },
  by: { zh: '请求人', en: 'Asked by' },
  result: { zh: '结果', en: 'Result' },
  isGood: { zh: '未发现改动', en: 'Nothing altered' },
  isBad: { zh: '{count} 处问题', en: '{count} faults' },
  isFailed: { zh: '没有完成', en: 'Not finished' },
  isRunning: { zh: '进行中', en: 'Under way' },
  items: { zh: '核对项数', en: 'Items checked' },
  faults: { zh: '发现的问题', en: 'What was found' },
  where: { zh: '哪里', en: 'Where' },
  checkpoints: { zh: '检查点', en: 'Checkpoints' },
  chain: { zh: '签名日志', en: 'The signed log' },
  chainWords: {
    zh: '每个方块为一个签署的检查点，右边最新；台账只增不改，后一个检查点包含前一个的全部内容。',
    en: 'Each block is a signed checkpoint, the newest on the right; the ledger only grows, so each holds all of those before it.',
  },
  none: { zh: '没有。', en: 'None.' },
} satisfies Texts
