import { searchCases } from '../../../casework/desk.ts'
import type { Choosing, Order } from '../../../database/queries/found-cases.ts'
import { orders } from '../../../database/queries/found-cases.ts'
import type { Nearness } from '../../../database/queries/nearness.ts'
import { nearness } from '../../../database/queries/nearness.ts'
import { isShanghaiDistrict } from '../../../domain/identifiers/districts.ts'
import type { Stage } from '../../../domain/stage.ts'
import { stages } from '../../../domain/stage.ts'
import { visibleCases } from '../../../identity/rights.ts'
import { findListType } from '../../../rules/catalogue.ts'
import type { Asked } from '../../kit/screen.ts'
import { tierWords } from '../../kit/vocabulary.ts'

/** What the address of the list of cases asks for; what it says wrongly is left out. */
export interface Wanted {
  readonly search: string
  readonly stage: Stage | undefined
  readonly listType: string | undefined
  readonly tier: keyof typeof tierWords | undefined
  readonly district: string | undefined
  readonly due: Nearness | undefined
  readonly order: Order
}

/** Reads an address of the list of cases. */
export function wantedIn(query: Readonly<Record<string, string>>): Wanted {
  const district = query['district'] ?? ''
  return {
    search: (query['search'] ?? '').trim().slice(0, 200),
    stage: stages.find((one) => one === query['stage']),
    listType: findListType(query['list'] ?? '')?.code,
    tier: (Object.keys(tierWords) as (keyof typeof tierWords)[]).find((one) => one === query['tier']),
    district: isShanghaiDistrict(district) ? district : undefined,
    due: nearness.find((one) => one === query['due']),
    order: orders.find((one) => one === query['order']) ?? 'newest',
  }
}

/** The address that asks for this, so that it can be kept and passed on; of the list itself, or of a file of it. */
export function addressOf(wanted: Wanted, file: '' | '.xlsx' | '.csv' = ''): string {
  const { search, stage, listType, tier, district, due, order } = wanted
  const parts = { search, stage, list: listType, tier, district, due, order: order === 'newest' ? undefined : order }
  const said = Object.entries(parts).filter((part): part is [string, string] => (part[1] ?? '') !== '')
  const query = new URLSearchParams(said).toString()
  return `/cases${file}${query === '' ? '' : `?${query}`}`
}

/** Which cases are meant; a search is made on the way. */
export async function choosingOf({ deps, actor }: Asked, wanted: Wanted): Promise<Choosing> {
  const { search, order: _order, ...rest } = wanted
  if (search === '') return rest
  return { ...rest, caseNos: await searchCases(deps.record, visibleCases(actor, 1), search) }
}
