// Where things are, and nothing that opens a door.
const places = ['PATH', 'HOME', 'TMPDIR', 'TZ', 'LANG', 'LC_ALL']

/** What a process that works on what comes from outside may know of the environment. */
export function placesOf(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  return Object.fromEntries(places.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])))
}
