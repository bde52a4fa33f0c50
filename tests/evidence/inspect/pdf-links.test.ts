import { describe, expect, it } from 'vitest'
import { looking } from '../looking.ts'
import { makePdf } from '../pdf-maker.ts'

const { fault } = looking()

describe('a PDF', () => {
  it.each([
    '(file://a/b)',
    '(JavaScript:x)',
    '(java\\\nscript:x)',
    '(\\152avascript:x)',
    '( \t javascript:x)',
    '(\\\\\\\\server\\\\a)',
    '(C:/a.exe)',
    '(data:text/html,x)',
    '(ms-msdt:/id)',
    '<6a617661736372697074 3A78>',
    '<FEFF006A006100760061007300630072006900700074003A0078>',
    '%)\n(vbscript:x)',
    '12 0 R',
  ])('may not have a link to %s', async (address) => {
    for (const packed of [false, true])
      expect(await fault('a.pdf', makePdf([`<< /S /URI /URI ${address} >>`], { packed }))).toBe(
        'activeContent.linkScheme',
      )
  })

  it.each(['(http://a.cn/x:y)', '(HTTPS://a.cn)', '(mailto:a@b.cn)', '(tel:12315)', '(www.a.cn/b:c)', '(a?b:c)', '()'])(
    'may have a link to %s',
    async (address) => {
      const hex = `<${Buffer.from(address.slice(1, -1)).toString('hex')}>`
      for (const packed of [false, true])
        for (const text of [address, hex])
          expect(await fault('a.pdf', makePdf([`<< /S /URI /URI ${text} >>`], { packed }))).toBeUndefined()
    },
  )
})
