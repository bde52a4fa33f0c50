// Looks for a program of Temporal with the environment that the test gives.
import { findTemporal } from '../../../operations/servers/temporal-binary.ts'
import { temporalCli, temporalTestServer } from '../../../operations/servers/temporal-programs.ts'

const [cacheFolder, name] = process.argv.slice(2)
try {
  const wanted = name === 'temporal' ? temporalCli : temporalTestServer
  console.log(await findTemporal(wanted, { say: (line) => console.log(line), cacheFolder }))
} catch (error) {
  console.log((error as Error).message)
  process.exitCode = 1
}
