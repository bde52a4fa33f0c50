import type { PageFigures } from './pages.ts'

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
