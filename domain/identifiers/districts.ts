import type { Bilingual } from '../calendar/types.ts'

/** A district of Shanghai with its division code (GB/T 2260). */
export interface District {
  readonly code: string
  readonly name: Bilingual
}

/** A code that was withdrawn when districts merged; old data still carries it. From memory. */
export interface WithdrawnDistrict extends District {
  /** Code of the district that took its place. */
  readonly into: string
}

const district = (code: string, zh: string, en: string): District => ({ code, name: { zh, en } })

/** The sixteen districts, in order of their codes. */
export const districts: readonly District[] = [
  district('310101', '黄浦区', 'Huangpu'),
  district('310104', '徐汇区', 'Xuhui'),
  district('310105', '长宁区', 'Changning'),
  district('310106', '静安区', "Jing'an"),
  district('310107', '普陀区', 'Putuo'),
  district('310109', '虹口区', 'Hongkou'),
  district('310110', '杨浦区', 'Yangpu'),
  district('310112', '闵行区', 'Minhang'),
  district('310113', '宝山区', 'Baoshan'),
  district('310114', '嘉定区', 'Jiading'),
  district('310115', '浦东新区', 'Pudong New Area'),
  district('310116', '金山区', 'Jinshan'),
  district('310117', '松江区', 'Songjiang'),
  district('310118', '青浦区', 'Qingpu'),
  district('310120', '奉贤区', 'Fengxian'),
  district('310151', '崇明区', 'Chongming'),
]

/** The withdrawn codes that old data still carries. */
export const withdrawnDistricts: readonly WithdrawnDistrict[] = [
  { ...district('310103', '卢湾区', 'Luwan'), into: '310101' },
  { ...district('310108', '闸北区', 'Zhabei'), into: '310106' },
  { ...district('310119', '南汇区', 'Nanhui'), into: '310115' },
  { ...district('310230', '崇明县', 'Chongming County'), into: '310151' },
]

/** The division code of the city itself. */
export const cityCode = '310000'

const byCode = new Map(districts.map((one) => [one.code, one]))
const withdrawnByCode = new Map(withdrawnDistricts.map((one) => [one.code, one]))

/** Whether a code is one of the sixteen districts that exist today. */
export function isShanghaiDistrict(code: string): boolean {
  return byCode.has(code)
}

/** The district that exists today for a code, also for a withdrawn one; undefined for any other code. */
export function findDistrict(code: string): District | undefined {
  return byCode.get(withdrawnByCode.get(code)?.into ?? code)
}
