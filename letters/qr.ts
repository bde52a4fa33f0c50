import type PDFDocument from 'pdfkit'
import { encode } from 'uqr'

const quietZone = 4

/** Draws an address as a QR code of `side` points, as filled rectangles, one for each run of dark modules in a row. */
export function drawQr(
  document: InstanceType<typeof PDFDocument>,
  address: string,
  { x, y, side }: { readonly x: number; readonly y: number; readonly side: number },
): void {
  const { data, size } = encode(address, { border: quietZone, ecc: 'M' })
  const module = side / size
  document.save()
  for (const [line, modules] of data.entries()) {
    for (const [from, length] of darkRuns(modules))
      document.rect(x + from * module, y + line * module, length * module, module)
  }
  document.fill('black').restore()
}

function darkRuns(modules: readonly boolean[]): (readonly [from: number, length: number])[] {
  const runs: [number, number][] = []
  for (const [at, dark] of modules.entries()) {
    const last = runs.at(-1)
    if (dark && last && last[0] + last[1] === at) last[1] += 1
    else if (dark) runs.push([at, 1])
  }
  return runs
}
