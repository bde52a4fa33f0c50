import { describe, expect, it } from 'vitest'
import { all, compose } from './compose-file.ts'

const { services } = compose

describe('the compose example', () => {
  // What each image has: the Dockerfiles of docker-library/postgres, and of temporalio/temporal (docker/targets) and
  // temporalio/ui (server), which are built on Alpine with its busybox; ours has Node.
  const commandsIn: Readonly<Record<string, readonly string[]>> = {
    postgres: ['pg_isready', 'docker-entrypoint.sh', 'postgres', '/bin/sh'],
    'temporalio/server': ['nc', '/bin/sh', '/etc/temporal/entrypoint.sh'],
    'temporalio/admin-tools': ['/bin/sh', 'temporal', 'temporal-sql-tool'],
    'temporalio/ui': [],
    bihuan: ['node'],
  }

  it('asks for health, and begins, by commands that the image has', () => {
    for (const [name, { image, healthcheck, entrypoint = [], command = [] }] of all) {
      const has = commandsIn[image.split(':')[0] ?? '']
      expect(has, `${name}: ${image}`).toBeDefined()
      const [how, said = ''] = healthcheck?.test ?? []
      if (healthcheck) expect(['CMD', 'CMD-SHELL'], name).toContain(how)
      const ended = entrypoint.indexOf('--')
      const begun = [said.split(' ')[0], entrypoint[0], ended === -1 ? undefined : entrypoint[ended + 1]]
      const shell = entrypoint.includes('-c')
        ? [command[0]?.split(' ')[0]]
        : [entrypoint.length > 0 ? undefined : command[0]]
      for (const used of [...begun, ...shell]) if (used) expect(has, `${name} ${used}`).toContain(used)
    }
  })

  it('asks each for its health where that listens, and long enough for a slow start', () => {
    const tested = (name: string) => services[name]?.healthcheck?.test.join(' ') ?? ''
    expect(tested('api')).toContain(`http://127.0.0.1:${services['api']?.environment?.['PORT']}/readyz`)
    expect(tested('temporal')).toContain(
      `127.0.0.1 ${services['api']?.environment?.['TEMPORAL_ADDRESS']?.split(':')[1]}`,
    )
    expect(tested('postgres')).toContain('127.0.0.1')
    for (const [name, { healthcheck }] of all) {
      if (!healthcheck) continue
      const seconds = Number(/^(\d+)s$/.exec(healthcheck.interval)?.[1])
      expect(seconds * healthcheck.retries, name).toBeGreaterThanOrEqual(60)
    }
  })

  it('comes back by itself when a part dies, and gives root its few rights in one place only', () => {
    const once = new Set(['migrate', 'temporal-schema', 'temporal-namespace'])
    for (const [name, { restart }] of all)
      expect([name, restart]).toEqual([
        name,
        once.has(name) ? expect.stringMatching(/^on-failure:\d$/) : 'unless-stopped',
      ])
    expect(all.filter(([, { cap_add: added = [] }]) => added.length > 0).map(([name]) => name)).toEqual(['postgres'])
    for (const [name, { image, ports }] of all)
      if (ports) expect(['bihuan:local', expect.stringContaining('temporalio/ui')], name).toContainEqual(image)
    expect(JSON.stringify(services)).not.toMatch(/privileged":true|docker\.sock|network_mode|pid":"host/)
  })
})
