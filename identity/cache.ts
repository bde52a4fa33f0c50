/** Values that stay known for a short time, so that a busy caller is not read with every request. */
export function cached<Value>(ms: number, most = 10_000) {
  const known = new Map<string, { value: Value; until: number }>()
  return {
    /** The value of a key, read when it is not known any more; what is not there is read each time. */
    async get(key: string, read: () => Promise<Value | undefined>): Promise<Value | undefined> {
      const found = known.get(key)
      if (found && found.until > Date.now()) return found.value
      known.delete(key)
      const value = await read()
      if (known.size >= most) known.clear()
      if (value !== undefined) known.set(key, { value, until: Date.now() + ms })
      return value
    },
    forget(key: string): void {
      known.delete(key)
    },
    /** Forgets every value that something is true of. */
    forgetWhere(isMeant: (value: Value) => boolean): void {
      for (const [key, { value }] of known) if (isMeant(value)) known.delete(key)
    },
  }
}
