import type { CommandType } from '../domain/case.ts'

/** The path of a command on a case: the words of the domain, `listing.serveNotice` at `listing/serve-notice`. */
export function commandPath(type: CommandType): string {
  const [track = '', verb = ''] = type.split('.')
  return `${track}/${verb.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}
