/** A file on disk, under the name that its sender gave it. */
export interface FileToInspect {
  readonly path: string
  readonly name: string
  readonly bytes: number
}
