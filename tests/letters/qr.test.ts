import type PDFDocument from 'pdfkit'
import { expect, it } from 'vitest'
import { drawQr } from '../../letters/qr.ts'

/** What is drawn, as rectangles in points. */
function drawn(address: string, at: { readonly x: number; readonly y: number; readonly side: number }) {
  const rects: { x: number; y: number; width: number; height: number }[] = []
  const document = {
    save: () => document,
    restore: () => document,
    fill: () => document,
    rect: (x: number, y: number, width: number, height: number) => void rects.push({ x, y, width, height }),
  }
  drawQr(document as unknown as InstanceType<typeof PDFDocument>, address, at)
  return rects
}

// ISO/IEC 18004: nothing stands within four modules of a symbol; readers of phones miss one without.
it.each(['https://bihuan.example/verify', `https://bihuan.example/verify?number=${'%E6%B2%AA'.repeat(12)}&code=A`])(
  'a square code has four white modules on every side: %s',
  (address) => {
    const place = { x: 70, y: 300, side: 85 }
    const rects = drawn(address, place)
    const module = rects[0]!.height
    expect(module).toBeGreaterThan(0)
    const bounds = [
      Math.min(...rects.map(({ x }) => x)) - place.x,
      Math.min(...rects.map(({ y }) => y)) - place.y,
      place.x + place.side - Math.max(...rects.map(({ x, width }) => x + width)),
      place.y + place.side - Math.max(...rects.map(({ y, height }) => y + height)),
    ]
    for (const white of bounds) expect(white / module).toBeCloseTo(4, 6)
  },
)
