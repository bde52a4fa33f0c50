// Stands in for the API where a test is about starting and stopping only: ready at once, and ends by request.
import { createServer } from 'node:http'

const server = createServer((request, response) => {
  response.end()
  if (request.url === '/fall') {
    console.error('the API falls')
    process.exit(3)
  }
}).listen(Number(process.env['PORT']), process.env['HOST'])
process.on('SIGTERM', () => {
  server.close()
  server.closeAllConnections()
})
