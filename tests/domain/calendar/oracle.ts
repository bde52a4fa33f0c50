/**
 * A second opinion on working days that shares nothing with the project's tables and code: weekdays off and weekends
 * on as month and day, taken from the Python package chinese_calendar 1.11.0, and a walk from day to day.
 */
const years: Record<number, { off: string; on: string }> = {
  2019: {
    off: '0101 0204 0205 0206 0207 0208 0405 0501 0502 0503 0607 0913 1001 1002 1003 1004 1007',
    on: '0202 0203 0428 0505 0929 1012',
  },
  2020: {
    off: '0101 0124 0127 0128 0129 0130 0131 0406 0501 0504 0505 0625 0626 1001 1002 1005 1006 1007 1008',
    on: '0119 0426 0509 0628 0927 1010',
  },
  2021: {
    off: '0101 0211 0212 0215 0216 0217 0405 0503 0504 0505 0614 0920 0921 1001 1004 1005 1006 1007',
    on: '0207 0220 0425 0508 0918 0926 1009',
  },
  2022: {
    off: '0103 0131 0201 0202 0203 0204 0404 0405 0502 0503 0504 0603 0912 1003 1004 1005 1006 1007',
    on: '0129 0130 0402 0424 0507 1008 1009',
  },
  2023: {
    off: '0102 0123 0124 0125 0126 0127 0405 0501 0502 0503 0622 0623 0929 1002 1003 1004 1005 1006',
    on: '0128 0129 0423 0506 0625 1007 1008',
  },
  2024: {
    off: '0101 0212 0213 0214 0215 0216 0404 0405 0501 0502 0503 0610 0916 0917 1001 1002 1003 1004 1007',
    on: '0204 0218 0407 0428 0511 0914 0929 1012',
  },
  2025: {
    off: '0101 0128 0129 0130 0131 0203 0204 0404 0501 0502 0505 0602 1001 1002 1003 1006 1007 1008',
    on: '0126 0208 0427 0928 1011',
  },
  2026: {
    off: '0101 0102 0216 0217 0218 0219 0220 0223 0406 0501 0504 0505 0619 0925 1001 1002 1005 1006 1007',
    on: '0104 0214 0228 0509 0920 1010',
  },
}

const off = new Set<string>()
const on = new Set<string>()
for (const [year, days] of Object.entries(years)) {
  for (const day of days.off.split(' ')) off.add(`${year}${day}`)
  for (const day of days.on.split(' ')) on.add(`${year}${day}`)
}

/** The day after `YYYY-MM-DD`. */
export function tomorrow(date: string): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const next = new Date(year, month - 1, day + 1, 12)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${next.getFullYear()}-${two(next.getMonth() + 1)}-${two(next.getDate())}`
}

/** Whether people work on a day. */
function works(date: string): boolean {
  const compact = date.replaceAll('-', '')
  if (off.has(compact)) return false
  if (on.has(compact)) return true
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const weekday = new Date(year, month - 1, day, 12).getDay()
  return weekday >= 1 && weekday <= 5
}

/** Walks on from the day after the start until enough days were worked. */
export function walk(start: string, workingDays: number): { due: string; provisional: boolean } {
  let date = start
  let provisional = false
  for (let worked = 0; worked < workingDays;) {
    date = tomorrow(date)
    if (!(date.slice(0, 4) in years)) provisional = true
    if (works(date)) worked += 1
  }
  return { due: date, provisional }
}
