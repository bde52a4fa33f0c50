/** What we use of fontkit, which has no types of its own; it is what PDFKit reads fonts with. */
declare module 'fontkit' {
  interface Font {
    /** The code points that have a glyph. */
    readonly characterSet: readonly number[]
  }
  /** Reads a font; a file that is a collection gives no `Font`. Throws where it is neither. */
  export function create(file: Uint8Array): Font | object
}
