import { limits } from '../limits.ts'

type Attributes = Readonly<Record<string, string>>

// Points of height and characters of width below which nobody sees that something stands there.
const lowest = 2
const narrowest = 0.5

const isTrue = (written: string | undefined) => written === '1' || written === 'true'

/** What a sheet says of which rows and columns it shows (ECMA-376, 18.3.1.13, .73 and .81), however a program says so. */
export class Sight {
  private readonly hiddenPlaces: Set<number>
  private rowsHidden = false

  /** `hiddenPlaces` takes the places of the columns that are not shown. */
  constructor(hiddenPlaces: Set<number>) {
    this.hiddenPlaces = hiddenPlaces
  }

  /** What holds for rows and columns of which nothing is said. */
  takeSheet({ defaultRowHeight, defaultColWidth }: Attributes): void {
    // `zeroHeight` hides the rows that the part does not write, and no other.
    this.rowsHidden = Number(defaultRowHeight ?? lowest) < lowest
    if (Number(defaultColWidth ?? narrowest) < narrowest) this.mark(1, limits.columns, true)
  }

  /** What is said of some columns. */
  takeColumns({ hidden, width, min, max }: Attributes): void {
    const isHidden = isTrue(hidden) || Number(width ?? narrowest) < narrowest
    if (isHidden || width !== undefined) this.mark(Number(min), Number(max), isHidden)
  }

  /** Whether a row is not shown. */
  hidesRow({ hidden, ht }: Attributes): boolean {
    if (isTrue(hidden)) return true
    return ht === undefined ? this.rowsHidden && hidden === undefined : Number(ht) < lowest
  }

  private mark(first: number, last: number, isHidden: boolean): void {
    for (let column = 1; column <= limits.columns; column += 1) {
      if (first > column || column > last) continue
      if (isHidden) this.hiddenPlaces.add(column - 1)
      else this.hiddenPlaces.delete(column - 1)
    }
  }
}
