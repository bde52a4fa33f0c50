import { creditCodeFault } from '../domain/identifiers/credit-code.ts'

// Two characters out of 36 and a trade: 25,920 different names before one comes again, as in a real register.
const characters =
  '瑞 丰 恒 泰 宏 达 鑫 源 永 昌 嘉 和 明 远 盛 世 金 鼎 华 信 安 康 德 润 博 雅 凯 旋 天 成 新 宇 东 方 海 川'.split(
    ' ',
  )
const trades =
  '建材 环保科技 餐饮管理 物流 电子商务 机械制造 装饰工程 食品 医疗器械 网络科技 化工 园林绿化 物业管理 汽车维修 广告传媒 教育咨询 服装 酒店管理 仓储 劳务派遣'.split(
    ' ',
  )

/** The name of the nth fictitious entity. */
export function tradeName(n: number): string {
  const at = (step: number) => characters[Math.floor(n / step) % characters.length]
  return `上海虚构${at(trades.length)}${at(trades.length * characters.length)}${trades[n % trades.length]}有限公司（虚构）`
}

/** A sound credit code of the nth fictitious entity. */
export function creditCode(n: number): string {
  const without = `91310115MAF${String(n).padStart(6, '0')}`
  const check = Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY').find(
    (one) => creditCodeFault(without + one) === undefined,
  )
  return `${without}${check}`
}
