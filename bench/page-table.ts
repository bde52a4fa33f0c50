import type { Reader } from './page-addresses.ts'

/** What one address has taken, in milliseconds, and what a first visit to it brings over the line. */
export interface PageFigures {
  readonly route: string
  readonly face: string
  readonly who: Reader
  readonly times: number
  readonly p50Ms: number
  readonly p95Ms: number
  readonly worstMs: number
  /** With four callers at once. */
  readonly p95MsOfFour: number
  readonly firstLoadBytes: number
  readonly firstLoadGzipBytes: number
}

const kilobytes = (bytes: number) => (bytes / 1000).toFixed(0)

/** The figures as a Markdown table, for the documents. */
export function pageTable(figures: readonly PageFigures[]): string {
  const lines = figures.map(
    ({ route, face, who, p50Ms, p95Ms, worstMs, p95MsOfFour, firstLoadBytes, firstLoadGzipBytes }) =>
      [
        face === '' ? `\`${route}\`` : `\`${route}\` ${face}`,
        who,
        ...[p50Ms, p95Ms, worstMs, p95MsOfFour].map((ms) => ms.toFixed(0)),
        `${kilobytes(firstLoadBytes)} (${kilobytes(firstLoadGzipBytes)})`,
      ].join(' | '),
  )
  return [
    '| page | who | p50 | p95 | worst | p95, 4 callers | first load, KB (gzip) |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...lines.map((line) => `| ${line} |`),
  ].join('\n')
}
