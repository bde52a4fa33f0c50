import type { Server, Socket } from 'node:net'
import { connect, createServer } from 'node:net'
import type { AddressInfo } from 'node:net'

type LinkState = 'open' | 'cut' | 'refuse' | 'stall'

/** A way between two parts that can be cut, refuse, or stall. On loopback, with a bounded number of connections. */
export interface Link {
  readonly port: number
  /** `cut` ends what is connected and lets nobody in; `refuse` only lets nobody in; `stall` lets no byte pass. */
  set(state: LinkState): void
  close(): Promise<void>
}

const mostConnections = 500

/** Opens a link to a port of loopback that may change, and is undefined while nobody listens there. */
export async function openLink(target: () => number | undefined): Promise<Link> {
  const ways = new Set<readonly [Socket, Socket]>()
  let state: LinkState = 'open'
  const server = createServer((near) => {
    const port = target()
    if (state === 'cut' || state === 'refuse' || port === undefined || ways.size >= mostConnections) {
      near.on('error', () => undefined).resetAndDestroy()
      return
    }
    const far = connect({ port, host: '127.0.0.1' })
    const way = [near, far] as const
    ways.add(way)
    const mayGoOn = () => state !== 'stall'
    join(near, far, mayGoOn, () => ways.delete(way))
    join(far, near, mayGoOn, () => ways.delete(way))
    if (state === 'stall') stall(way)
  })
  await listen(server)
  return {
    port: (server.address() as AddressInfo).port,
    set(next) {
      state = next
      for (const way of ways) {
        if (next === 'cut') for (const socket of way) socket.resetAndDestroy()
        else if (next === 'stall') stall(way)
        else for (const socket of way) if (socket.isPaused()) socket.resume()
      }
    },
    async close() {
      for (const way of ways) for (const socket of way) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function stall(way: readonly [Socket, Socket]): void {
  for (const socket of way) socket.pause()
}

// By hand and not by a pipe, which would let a stalled side run again by itself.
function join(from: Socket, to: Socket, mayGoOn: () => boolean, over: () => void): void {
  from.setNoDelay(true)
  from.on('data', (chunk) => {
    if (to.destroyed || to.write(chunk)) return
    from.pause()
    to.once('drain', () => mayGoOn() && from.resume())
  })
  from.on('end', () => to.end())
  from.on('error', () => to.destroy())
  from.on('close', () => {
    to.destroy()
    over()
  })
}

async function listen(server: Server): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port: 0, host: '127.0.0.1' }, resolve)
  })
}
