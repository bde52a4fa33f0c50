// Stands in for the API where a test is about starting and stopping only: ready at once, and ends or hangs by request.
import { createServer } from 'node:http'

const server = createServer((request, response) => {
  response.end(String(process.pid))
  if (request.url === '/fall') {
    console.error('the API falls')
    process.exit(3)
  }
  // Its event loop stands from now on.
  if (request.url === '/stand')
    response.on('finish', () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0))
}).listen(Number(process.env['PORT']), process.env['HOST'])
process.on('SIGTERM', () => {
  server.close()
  server.closeAllConnections()
})
