import { setTimeout } from 'node:timers/promises'

export type Task = 'memory' | 'array' | 'map' | 'split' | 'pause' | 'time' | 'error' | number

/** Work that takes what it is told to take. */
export default async function work(task: Task): Promise<number> {
  const kept: string[] = []
  const places: number[] = []
  const names = new Map<number, number>()
  while (task === 'memory') kept.push(`${kept.length}`.repeat(1_000))
  // Each of these grows by one allocation that is larger than what is left, and V8 aborts where that fails.
  while (task === 'array') places.push(places.length + 0.5)
  while (task === 'map') names.set(names.size, names.size)
  if (task === 'split') return '1 '.repeat(20_000_000).split(' ').length
  if (task === 'pause') await setTimeout(8_000)
  for (; task === 'time';);
  if (task === 'error') throw new RangeError('a fault of the work')
  return Number(task === 'pause' ? 0 : task) + 1
}
