/** Who asks for something dear: from where, and about which name. Each has a bounded share of the line. */
export interface Asker {
  readonly place: string
  readonly about: string
}

/** The line is full for this asker; nothing was done. */
class LineFull extends Error {
  override readonly name = 'LineFull'
  readonly statusCode = 503
}

interface Bounds {
  /** How many are served at once. */
  readonly lanes: number
  /** How many may wait in all. */
  readonly most: number
  /** How many of them may wait from one place, and how many about one name. */
  readonly mostOfOne: number
}

interface Waiter {
  readonly asker: Asker
  readonly begin: () => void
  readonly refuse: (reason: LineFull) => void
}

/**
 * A line in which the places take turns, so that whoever comes alone waits for at most one of each other place and for
 * those being served. When it is full, who came last from the place with most of it makes room for a place with less. The
 * function it answers with waits for its turn and does the work; it throws `LineFull`.
 */
export function createFairLine({ lanes, most, mostOfOne }: Bounds) {
  // In the order in which the places are served next; none is empty.
  const places = new Map<string, Waiter[]>()
  let served = 0

  return async function inLine<T>(asker: Asker, work: () => Promise<T>): Promise<T> {
    if (served < lanes) served += 1
    else await turn(asker)
    try {
      return await work()
    } finally {
      next()
    }
  }

  async function turn(asker: Asker): Promise<void> {
    const own = places.get(asker.place)?.length ?? 0
    const all = [...places.values()].flat()
    const sameName = all.filter((waiter) => waiter.asker.about === asker.about).length
    if (own >= mostOfOne || sameName >= mostOfOne) throw new LineFull('This place or name has its share of the line')
    if (all.length >= most) makeRoom(own)
    await new Promise<void>((begin, refuse) =>
      places.set(asker.place, [...(places.get(asker.place) ?? []), { asker, begin, refuse }]),
    )
  }

  function makeRoom(own: number): void {
    const [longest = []] = [...places.values()].sort((one, other) => other.length - one.length)
    if (longest.length <= own + 1) throw new LineFull('Too many are waiting')
    longest.pop()?.refuse(new LineFull('Too many are waiting'))
  }

  // Who leaves hands the own lane on.
  function next(): void {
    const [place, waiters = []] = places.entries().next().value ?? []
    if (place === undefined) {
      served -= 1
      return
    }
    const [first, ...rest] = waiters
    places.delete(place)
    if (rest.length > 0) places.set(place, rest)
    first?.begin()
  }
}
