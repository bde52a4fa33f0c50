import { z } from 'zod'

const openSession = z.object({
  id: z.uuid(),
  account: z.string(),
  door: z.string().describe('The way in: password, staff, entity or invitation'),
  device: z.string().describe('The program, as it named itself'),
  openedAt: z.string(),
  usedAt: z.string().describe('To the minute'),
  expiresAt: z.string(),
})

/** The open sessions of an account. */
export const openSessions = z.object({ items: z.array(openSession) })

/** The own sessions. */
export const sessionList = z.object({ items: z.array(openSession.extend({ current: z.boolean() })) })
