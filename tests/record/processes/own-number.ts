/** The number of its process, for ever. */
export default async function* numbers(): AsyncGenerator<number> {
  for (;;) yield process.pid
}
