import type { paperRefusals } from '../../../domain/paper/refusals.ts'
import { notified } from '../../support/life.ts'
import { people } from '../../support/people.ts'
import type { Provoked } from './types.ts'

const { officer } = people
const request = { reason: '要求听证', receivedOn: '2026-04-07', method: 'post' } as const
const scan = [{ title: '来件扫描件（虚构）' }]

export const ofPaper: Provoked<typeof paperRefusals> = {
  'paper.noScan': () => notified().try(officer, 'paper.askHearing', { ...request, files: [] }),
  'paper.ownAgent': () =>
    notified().try({ ...officer, entityCode: '91310115MA1FAKE27N' }, 'paper.askHearing', { ...request, files: scan }),
}
