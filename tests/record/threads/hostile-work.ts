/** Work that takes what it is told to take. */
export default async function work(task: 'memory' | 'time' | 'error' | number): Promise<number> {
  const kept: string[] = []
  while (task === 'memory') kept.push(`${kept.length}`.repeat(1_000))
  for (; task === 'time';);
  if (task === 'error') throw new RangeError('a fault of the work')
  return Number(task) + 1
}
