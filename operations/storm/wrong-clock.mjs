// Loaded before a program: its process believes that it is earlier or later than it is, by the milliseconds in our address.
const off = Number(new URL(import.meta.url).searchParams.get('off'))
const TrueDate = globalThis.Date
const now = () => TrueDate.now() + off

globalThis.Date = new Proxy(TrueDate, {
  construct: (_, given, made) => Reflect.construct(TrueDate, given.length === 0 ? [now()] : given, made),
  apply: () => new TrueDate(now()).toString(),
  get: (_, name) => (name === 'now' ? now : Reflect.get(TrueDate, name)),
})
