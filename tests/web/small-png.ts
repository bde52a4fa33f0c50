import { crc32, deflateSync, inflateSync } from 'node:zlib'

const signature = Buffer.from('89504e470d0a1a0a', 'hex')

interface Picture {
  readonly width: number
  readonly height: number
  /** Three bytes for each point. */
  readonly points: Buffer
}

/** A screenshot with a palette of at most 256 colours, a third of its size: pages have few colours. */
export function shrink(png: Buffer): Buffer {
  const { width, height, points } = decode(png)
  const { palette, indexOf } = paletteOf(points)
  const lines = Buffer.alloc(height * (width + 1))
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1)
      lines[y * (width + 1) + 1 + x] = indexOf(points.readUIntBE((y * width + x) * 3, 3))
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3], 8)
  const parts = [
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]
  return Buffer.concat([signature, ...parts])
}

function decode(png: Buffer): Picture {
  const data: Buffer[] = []
  let header: Buffer = Buffer.alloc(0)
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const body = png.subarray(at + 8, at + 8 + png.readUInt32BE(at))
    const type = png.toString('latin1', at + 4, at + 8)
    if (type === 'IHDR') header = body
    if (type === 'IDAT') data.push(body)
  }
  const [width, height, bytes] = [header.readUInt32BE(0), header.readUInt32BE(4), header[9] === 6 ? 4 : 3]
  const lines = inflateSync(Buffer.concat(data))
  const length = width * bytes
  const points = Buffer.alloc(width * height * 3)
  let above: Buffer = Buffer.alloc(length)
  for (let y = 0; y < height; y += 1) {
    const start = y * (length + 1)
    const line = unfilter(lines[start] ?? 0, lines.subarray(start + 1, start + 1 + length), above, bytes)
    for (let x = 0; x < width; x += 1) line.copy(points, (y * width + x) * 3, x * bytes, x * bytes + 3)
    above = line
  }
  return { width, height, points }
}

// The filters of the PNG specification, section 9.2.
function unfilter(kind: number, line: Buffer, above: Buffer, bytes: number): Buffer {
  const out = Buffer.from(line)
  for (let x = 0; x < out.length; x += 1) {
    const a = x < bytes ? 0 : out[x - bytes]!
    const b = above[x]!
    const c = x < bytes ? 0 : above[x - bytes]!
    const added = kind === 0 ? 0 : kind === 1 ? a : kind === 2 ? b : kind === 3 ? (a + b) >> 1 : paeth(a, b, c)
    out[x] = (out[x]! + added) & 255
  }
  return out
}

function paeth(a: number, b: number, c: number): number {
  const [toA, toB, toC] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)]
  return toA <= toB && toA <= toC ? a : toB <= toC ? b : c
}

// The most frequent colours are kept; each other one takes the nearest of them.
function paletteOf(points: Buffer): { palette: Buffer; indexOf: (colour: number) => number } {
  const counts = new Map<number, number>()
  for (let at = 0; at < points.length; at += 3) {
    const colour = points.readUIntBE(at, 3)
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const colours = [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, 256)
    .map(([colour]) => colour)
  const index = new Map(colours.map((colour, n) => [colour, n]))
  const parts = (colour: number) => [colour >> 16, (colour >> 8) & 255, colour & 255] as const
  const distance = (one: number, other: number) =>
    parts(one).reduce((sum, part, n) => sum + (part - parts(other)[n]!) ** 2, 0)
  const indexOf = (colour: number) => {
    const known = index.get(colour)
    if (known !== undefined) return known
    const nearest = colours.reduce(
      (best, one, n) => (distance(one, colour) < distance(colours[best]!, colour) ? n : best),
      0,
    )
    index.set(colour, nearest)
    return nearest
  }
  return { palette: Buffer.from(colours.flatMap(parts)), indexOf }
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const framed = Buffer.alloc(named.length + 8)
  framed.writeUInt32BE(body.length, 0)
  named.copy(framed, 4)
  framed.writeUInt32BE(crc32(named), named.length + 4)
  return framed
}
