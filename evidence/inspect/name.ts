import type { Refusal } from '../../domain/refusal.ts'
import { refuse } from '../../domain/refusal.ts'
import { limits } from '../limits.ts'
import { executableName, extensionOf } from './kinds.ts'

/** What makes a name unsafe: it leads somewhere, hides what it is, or cannot be written on some system. */
type NameFault = 'empty' | 'tooLong' | 'path' | 'hiddenCharacters' | 'reserved' | 'doubleExtension'

/** Why a file may not be sent under this name, or nothing. */
export function nameFault(name: string): Refusal | undefined {
  const because = faultOf(name)
  return because && refuse('evidence.nameUnsafe', { name: printable(name), because })
}

/** A name as it can be shown: without controls, and without marks that turn the direction of writing. */
export function printable(name: string): string {
  return name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}\p{Co}\p{Cn}]/gu, '�').slice(0, limits.nameLength)
}

// What phones, chats and office programs put into names, and Windows cannot write; each has a sign that reads the same.
const wide: Readonly<Record<string, string>> = {
  '<': '＜',
  '>': '＞',
  ':': '：',
  '"': '”',
  '|': '｜',
  '?': '？',
  '*': '＊',
}

/**
 * A name under which a file can be kept on every system: 12:30现场.png, 说明...png, 说明….png and ~$报告.docx come as programs make
 * them. What leads somewhere or hides what it is stays as it is, and is refused.
 */
export function keptName(name: string): string {
  if (/^[A-Za-z]:/.test(name)) return name
  return name
    .trim()
    .replace(/^~/, '_')
    .replace(/[<>:"|?*]/g, (sign) => wide[sign]!)
    .replace(/(?<=[^./\\])[.\u2025\u2026]*(?:\.[.\u2025\u2026]|[\u2025\u2026]\.)[.\u2025\u2026]*(?=[^./\\])/g, '.')
}

// Slashes of every kind, drives, and what a careless reader would decode into them.
const paths =
  /[/\\\u2044\u2215\u29f5\u29f8\u29f9\uff0f\uff3c\ufe68]|^[A-Za-z]:|^~|^\.|\.\.|%(?:2e|2f|5c|00|25)|\u2024|\u2025|\u2026\.|\uff0e/iu
// Windows devices, whatever comes after them; and endings that Windows drops.
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$|clock\$)(?:\.|$)|[<>:"|?*]|[. ]$|^ /i

function faultOf(name: string): NameFault | undefined {
  if (name.trim() === '' || extensionOf(name) === name.slice(1).toLowerCase()) return 'empty'
  if (name.length > limits.nameLength) return 'tooLong'
  if (printable(name) !== name) return 'hiddenCharacters'
  if (paths.test(name)) return 'path'
  if (reserved.test(name)) return 'reserved'
  return hidesProgram(name) ? 'doubleExtension' : undefined
}

// Ends of addresses on the web that are extensions of programs as well: pictures of pages are named www.example.com.png.
const domains: ReadonlySet<string> = new Set(['com', 'app', 'sh', 'run', 'pl', 'py'])

/** `invoice.exe.pdf`: some systems hide the last part. */
function hidesProgram(name: string): boolean {
  const parts = name.split('.')
  const isOfAddress = (at: number) =>
    at > 1 && domains.has(parts[at]!.toLowerCase()) && /^[a-z0-9-]+$/i.test(parts[at - 1]!)
  return parts.some((part, at) => at > 0 && at < parts.length - 1 && executableName(`x.${part}`) && !isOfAddress(at))
}
