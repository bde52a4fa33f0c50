// A recipient in a process of its own. It does with what it hears what it was told last, and tells its parent of each.
import { createServer } from 'node:http'

let behaviour = { does: 'takes' }
process.on('message', (next) => (behaviour = next))

const server = createServer((request, response) => {
  const parts = []
  request.on('data', (part) => parts.push(part))
  request.on('end', () => {
    const body = Buffer.concat(parts).toString()
    const { subject } = JSON.parse(body)
    const { does, status = 200, headers = {}, poison, delayMs = 0 } = behaviour
    const answers = poison?.[subject] ?? status
    process.send({ path: request.url, headers: request.headers, body, answers: does === 'takes' ? answers : does })
    if (does === 'stalls') return
    if (does === 'drips') {
      const { socket } = response
      socket.write('HTTP/1.1 200 OK\r\nx-drips: ')
      const drip = setInterval(() => (socket.destroyed ? clearInterval(drip) : socket.write('x')), 100)
      return
    }
    if (does === 'floods') {
      response.on('error', () => undefined).writeHead(200)
      const pour = () => {
        while (!response.destroyed) if (!response.write(Buffer.alloc(65_536))) return void response.once('drain', pour)
        process.send({ closed: true })
      }
      response.on('close', () => process.send({ closed: true }))
      return pour()
    }
    if (does === 'redirects') return response.writeHead(307, { location: `${headers.location}` }).end()
    setTimeout(() => response.writeHead(answers, headers).end('说明（虚构）'), delayMs)
  })
})
server.listen(Number(process.argv[2] ?? 0), '127.0.0.1', () => process.send({ port: server.address().port }))
process.on('disconnect', () => process.exit(0))
