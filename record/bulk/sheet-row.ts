/** One row of a sheet as a person sees it numbered. Dates of a workbook are its serial numbers, formulas begin with `=`. */
export interface SheetRow {
  readonly row: number
  readonly cells: readonly string[]
}
