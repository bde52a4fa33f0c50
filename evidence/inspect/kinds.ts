/** The kinds of files that are taken, by their extension, with the type under which they are kept. */
export const kinds: ReadonlyMap<string, string> = new Map([
  ['pdf', 'application/pdf'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['png', 'image/png'],
  ['webp', 'image/webp'],
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['odt', 'application/vnd.oasis.opendocument.text'],
  ['txt', 'text/plain'],
  ['csv', 'text/csv'],
])

/** The extension of a name in small letters; empty when it has none. */
export function extensionOf(name: string): string {
  return /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? ''
}

const executables = new Set(
  (
    'exe dll com scr pif msi msp mst cpl sys drv ocx bat cmd ps1 psm1 vbs vbe js jse mjs ws wsf wsh hta lnk url reg jar ' +
    'class war apk ipa app dmg pkg deb rpm run bin elf so dylib sh bash zsh csh py pyc pl rb php phtml asp aspx jsp ' +
    'docm dotm xlsm xltm xlam pptm potm ppam sldm iso img vhd chm scf inf gadget application'
  ).split(' '),
)

/** Whether a name is one of something that runs. */
export function executableName(name: string): boolean {
  return executables.has(extensionOf(name))
}

const starts: readonly (readonly [string, Buffer])[] = [
  ['executable', Buffer.from('MZ')],
  ['executable', Buffer.from('\u007fELF')],
  ['executable', Buffer.from('#!')],
  ['executable', Buffer.from('@echo')],
  ['executable', Buffer.from('\0asm')],
  ['executable', Buffer.from('dex\n')],
  ['executable', Buffer.from('feedface', 'hex')],
  ['executable', Buffer.from('feedfacf', 'hex')],
  ['executable', Buffer.from('cefaedfe', 'hex')],
  ['executable', Buffer.from('cffaedfe', 'hex')],
  ['executable', Buffer.from('cafebabe', 'hex')],
  ['executable', Buffer.from('4c0000000114020000000000', 'hex')],
  ['archive', Buffer.from('PK')],
  ['archive', Buffer.from('Rar!')],
  ['archive', Buffer.from('377abcaf271c', 'hex')],
  ['archive', Buffer.from('1f8b', 'hex')],
  ['archive', Buffer.from('BZh')],
  ['archive', Buffer.from('fd377a585a00', 'hex')],
  ['archive', Buffer.from('28b52ffd', 'hex')],
  ['archive', Buffer.from('MSCF')],
  ['archive', Buffer.from('LZIP')],
  ['archive', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
]

/** What the first bytes say of a content that is not taken as it is: something that runs, or that holds other files. */
export function dangerOf(head: Buffer): 'executable' | 'archive' | undefined {
  const found = starts.find(([, mark]) => head.subarray(0, mark.length).equals(mark))
  return found?.[0] as 'executable' | 'archive' | undefined
}
