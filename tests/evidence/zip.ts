import { crc32, deflateRawSync } from 'node:zlib'

/** One part of an archive that a test builds, and in what it lies. */
export interface ZipPart {
  readonly name: string
  readonly content: Buffer | string
  readonly stored?: boolean
  /** The size that the archive claims. */
  readonly claims?: number
  readonly encrypted?: boolean
  /** Stands in the directory without content of its own: it points at the part before. */
  readonly overlaps?: boolean
}

/** A ZIP archive, byte by byte, so that tests can build what no honest writer would. */
export function zip(parts: readonly ZipPart[]): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  let last = 0
  for (const part of parts) {
    const content = Buffer.from(part.content)
    const packed = part.stored === true ? content : deflateRawSync(content, { level: 9 })
    const name = Buffer.from(part.name)
    const fields = Buffer.alloc(22)
    fields.writeUInt16LE(part.encrypted === true ? 0x801 : 0x800, 0)
    fields.writeUInt16LE(part.stored === true ? 0 : 8, 2)
    fields.writeUInt32LE(crc32(content), 8)
    fields.writeUInt32LE(packed.length, 12)
    fields.writeUInt32LE(part.claims ?? content.length, 16)
    fields.writeUInt16LE(name.length, 20)
    if (part.overlaps !== true) {
      last = offset
      files.push(Buffer.from('504b03041400', 'hex'), fields, Buffer.alloc(2), name, packed)
      offset += 30 + name.length + packed.length
    }
    const end = Buffer.alloc(16)
    end.writeUInt32LE(last, 12)
    directory.push(Buffer.from('504b010214001400', 'hex'), fields, end, name)
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...files, listed, end])
}
