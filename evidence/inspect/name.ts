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
 * A name under which a file can be kept on every system: 12:30现场.png, 说明...png and ~$报告.docx come as programs make
 * them. What leads somewhere or hides what it is stays as it is, and is refused.
 */
export function keptName(name: string): string {
  if (/^[A-Za-z]:/.test(name)) return name
  return name
    .trim()
    .replace(/^~/, '_')
    .replace(/[<>:"|?*]/g, (sign) => wide[sign]!)
    .replace(/(?<=[^./\\])\.{2,}(?=[^./\\])/g, '.')
}

// Slashes of every kind, drives, and what a careless reader would decode into them.
const paths =
  /[/\\\u2044\u2215\u29f5\u29f8\u29f9\uff0f\uff3c\ufe68]|^[A-Za-z]:|^~|^\.|\.\.|%(?:2e|2f|5c|00|25)|\u2024|\u2025|\u2026\.|\uff0e/iu
// Windows devices, whatever comes after them; and endings that Windows drops.
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$|clock\$)(?:\.|$)|[<>:"|?*]|[. ]$|^ /i

function faultOf(name: string): NameFault | undefined {
  if (name.trim() === '' || extensionOf(name) === name.slice(1).toLowerCase()) return 'empty'
  if (name.length > limits.nameLength || Buffer.byteLength(name) > 255) return 'tooLong'
  if (printable(name) !== name) return 'hiddenCharacters'
  if (paths.test(name)) return 'path'
  if (reserved.test(name)) return 'reserved'
  // `invoice.exe.pdf`: some systems hide the last part.
  return name
    .split('.')
    .slice(1, -1)
    .some((part) => executableName(`x.${part}`))
    ? 'doubleExtension'
    : undefined
}
