import type { Bilingual } from '../calendar/types.ts'
import { cityCode, findDistrict, isShanghaiDistrict } from './districts.ts'

/** What stands for the division of an entity that has its seat outside the mainland (境外): GB/T 2260 has no code for it. */
const abroad = 'abroad'

// The first two digits of GB/T 2260; Taiwan, Hong Kong and Macau register nothing under its codes.
const provinces = [
  ['11', '北京市', 'Beijing'],
  ['12', '天津市', 'Tianjin'],
  ['13', '河北省', 'Hebei'],
  ['14', '山西省', 'Shanxi'],
  ['15', '内蒙古自治区', 'Inner Mongolia'],
  ['21', '辽宁省', 'Liaoning'],
  ['22', '吉林省', 'Jilin'],
  ['23', '黑龙江省', 'Heilongjiang'],
  ['31', '上海市', 'Shanghai'],
  ['32', '江苏省', 'Jiangsu'],
  ['33', '浙江省', 'Zhejiang'],
  ['34', '安徽省', 'Anhui'],
  ['35', '福建省', 'Fujian'],
  ['36', '江西省', 'Jiangxi'],
  ['37', '山东省', 'Shandong'],
  ['41', '河南省', 'Henan'],
  ['42', '湖北省', 'Hubei'],
  ['43', '湖南省', 'Hunan'],
  ['44', '广东省', 'Guangdong'],
  ['45', '广西壮族自治区', 'Guangxi'],
  ['46', '海南省', 'Hainan'],
  ['50', '重庆市', 'Chongqing'],
  ['51', '四川省', 'Sichuan'],
  ['52', '贵州省', 'Guizhou'],
  ['53', '云南省', 'Yunnan'],
  ['54', '西藏自治区', 'Tibet'],
  ['61', '陕西省', 'Shaanxi'],
  ['62', '甘肃省', 'Gansu'],
  ['63', '青海省', 'Qinghai'],
  ['64', '宁夏回族自治区', 'Ningxia'],
  ['65', '新疆维吾尔自治区', 'Xinjiang'],
] as const

const byDigits = new Map(provinces.map(([digits, zh, en]) => [digits as string, { zh, en }]))
const own = cityCode.slice(0, 2)

/** Whether a seat lies outside the mainland. */
export const isAbroad = (code: string): boolean => code === abroad

/** The provinces, each with the code that stands for all of it, and what lies abroad. */
export const otherSeats: readonly { readonly code: string; readonly name: Bilingual }[] = [
  ...provinces
    .filter(([digits]) => digits !== own)
    .map(([digits, zh, en]) => ({ code: `${digits}0000`, name: { zh, en } })),
  { code: abroad, name: { zh: '境外', en: 'Abroad' } },
]

/**
 * Whether an entity may have its seat there: any division of the mainland, or abroad. The divisions of other provinces are
 * known by the shape of their codes only; those of this city by the list of its districts.
 */
export function isSeat(code: string): boolean {
  if (code === abroad || code === cityCode || isShanghaiDistrict(code)) return true
  const digits = code.slice(0, 2)
  return /^\d{6}$/.test(code) && digits !== own && byDigits.has(digits)
}

/** A seat in words: the district of this city, the province with the code, or abroad; the code itself where it is none. */
export function seatWords(code: string): Bilingual {
  const known = findDistrict(code)?.name ?? otherSeats.find((seat) => seat.code === code)?.name
  if (known !== undefined) return known
  const province = byDigits.get(code.slice(0, 2))
  return province ? { zh: `${province.zh} ${code}`, en: `${province.en} ${code}` } : { zh: code, en: code }
}
