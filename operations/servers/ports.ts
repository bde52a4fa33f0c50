import { createServer } from 'node:net'
import { StartupError } from './startup-error.ts'

const loopback = '127.0.0.1'

/** Whether a TCP port can be listened on. */
export async function isPortFree(port: number, host = loopback): Promise<boolean> {
  return await new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen({ port, host }, () => probe.close(() => resolve(true)))
  })
}

/** A port of loopback that is free now. */
export async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen({ port: 0, host: loopback }, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** Throws `StartupError` when the port cannot be had; `setting` names what chooses another one. */
export async function requirePort(
  port: number,
  part: string,
  { host = loopback, setting }: { readonly host?: string; readonly setting?: string } = {},
): Promise<void> {
  if (await isPortFree(port, host)) return
  const remedy = setting === undefined ? 'choose another port' : `set ${setting} to another port`
  throw new StartupError(
    `Port ${port} is in use, so ${part} cannot start: end the program that holds it, or ${remedy}.`,
  )
}
