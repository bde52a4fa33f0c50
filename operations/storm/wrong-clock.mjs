// Loaded before a program: its process believes that it is earlier or later than it is, by the milliseconds in our address.
const off = Number(new URL(import.meta.url).searchParams.get('off'))
const TrueDate = globalThis.Date

globalThis.Date = class Date extends TrueDate {
  constructor(...given) {
    super(...(given.length === 0 ? [TrueDate.now() + off] : given))
  }
  static now() {
    return TrueDate.now() + off
  }
}
