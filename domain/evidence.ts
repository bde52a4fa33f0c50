/** A piece of evidence by its title, with where it is kept. */
export interface Evidence {
  readonly title: string
  /** Of a paper or file kept elsewhere. */
  readonly sha256?: string
  /** The SHA-256 of a file that was sent to the case. */
  readonly file?: string
}
