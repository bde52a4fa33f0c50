import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { freePort } from '../../operations/servers/ports.ts'
import { leaveNothingBehind, npmStart, sharedTemporal, temporaryFolder } from './house.ts'

leaveNothingBehind()
const shared = sharedTemporal()

/** The commands of one case, as a reader would paste them. */
function blocks(file: string): string {
  const text = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')
  const [, chapter = ''] = /^## (?:One case in five minutes|五分钟办一个案件)\n(.*?)^## /ms.exec(text) ?? []
  return [...chapter.matchAll(/```sh\n(.*?)```/gs)].map(([, commands]) => commands).join('\n')
}

it.each(['README.md', 'README.zh-CN.md'])(
  'the case of %s goes as it says, from the proposal to the repair',
  async (file) => {
    const script = blocks(file)
    expect(script).toContain('publicity/publish')
    const port = String(await freePort())
    const npm = npmStart({ DATA_FOLDER: temporaryFolder(), PORT: port, ...shared.temporal })
    await npm.says(/Bihuan is ready at/)
    const { stdout } = spawnSync('bash', ['-c', script.replaceAll(':8080', `:${port}`)], {
      cwd: temporaryFolder(),
      encoding: 'utf8',
      timeout: 60_000,
    })
    // The two that are meant to be refused are the only ones.
    expect(stdout.match(/"status":4\d\d,"code":"[\w.]+"/g)).toEqual([
      '"status":403,"code":"role.notAllowed"',
      '"status":412,"code":"case.stale"',
    ])
    expect(stdout).toContain('"stage":"published"')
    expect(stdout).toContain('"code":"repair.tooEarly"')
    expect(await npm.ends('SIGTERM')).toBe(0)
  },
)
