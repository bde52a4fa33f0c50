// Stands for wherever we are reached: what is asked is only whether an address stays there.
const origin = 'http://ours.invalid'

/**
 * An address of this site as a path with its query, read as browsers read it; undefined when it leads to another site,
 * by whatever spelling: tabs and line ends that browsers drop, backslashes, names before an @, or a path whose dots end
 * in two strokes.
 */
export function ownAddress(asked: string): string | undefined {
  if (!asked.startsWith('/')) return undefined
  const path = pathWithin(asked)
  // Once more, since a path without its dots may itself begin like the address of another site.
  return path !== undefined && pathWithin(path) === path ? path : undefined
}

function pathWithin(address: string): string | undefined {
  if (!URL.canParse(address, origin)) return undefined
  const url = new URL(address, origin)
  return url.origin === origin ? url.pathname + url.search : undefined
}
