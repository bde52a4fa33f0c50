/** A number that opens its list; nothing is behind a zero. */
export function Count({ count, href }: { readonly count: number; readonly href: string }) {
  return count === 0 ? <span class="zero">0</span> : <a href={href}>{count}</a>
}
