type Task = 'endless' | 'stuck' | 'memory' | 'growing' | 'error' | number

/** Work in pieces that ends, or takes what it is told to take. */
export default async function* pieces(task: Task): AsyncGenerator<{ n: number; made: number }> {
  const kept: string[] = []
  const places: number[] = []
  let made = 0
  for (let n = 0; typeof task === 'string' || n < task; n += 1) {
    made += 1
    yield { n, made }
    while (task === 'memory') kept.push(`${kept.length}`.repeat(1_000))
    while (task === 'growing') places.push(places.length + 0.5)
    for (; task === 'stuck';);
    if (task === 'error') throw new RangeError('a fault of the work')
  }
}
