import { afterEach, expect, it, vi } from 'vitest'
import { shanghaiDate } from '../../record/clock.ts'

afterEach(() => void vi.unstubAllEnvs())

it.each(['America/Los_Angeles', 'Asia/Shanghai', 'Pacific/Kiritimati', 'UTC'])(
  'the legal day is that of Shanghai on a machine set to %s',
  (zone) => {
    vi.stubEnv('TZ', zone)
    expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone)
    expect(shanghaiDate(new Date('2026-11-28T16:00:00Z'))).toBe('2026-11-29')
    expect(shanghaiDate(new Date('2026-11-28T15:59:59Z'))).toBe('2026-11-28')
    expect(shanghaiDate(new Date('2028-02-28T16:30:00Z'))).toBe('2028-02-29')
  },
)
