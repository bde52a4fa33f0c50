import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { filesIn } from '../../rules/load.ts'

/**
 * SHA-256 of every published pack and calendar. Cases are pinned to them, so a published file never changes: publish
 * the correction as a new version in a file of its own (`<name>@<version>.json`) and add its line here.
 */
const published: Readonly<Record<string, string>> = {
  'calendars/2019.json': 'f7662c390a01a19432a57f29cb3fcc4ae03cd37d54c8f64a62c000f374aee59a',
  'calendars/2020.json': '823c3ebc147572b0fec160f737df35ca3ccc7141418f82a3381590eccd3d50d7',
  'calendars/2021.json': 'd71fbbe7d6493d4c3ea83dfe2d2037e92dae2eb4481d3e5409ce6871c336a24c',
  'calendars/2022.json': '1b567855c3f5a01d21a8f37706f41ba054c57ab2555835d7f5679d869fead2e7',
  'calendars/2023.json': 'c9d391fc4084cb5197095ab3411f603daa578c6cfe92318c5c09957be2b8185c',
  'calendars/2024.json': '9fc323754459aac5f5c2063ae9e042fee8111c9fd1f8083a03166637163d15c0',
  'calendars/2025.json': '2323762a6bd3f281e55965efc9c11c6830175062efc39d9d9e40e385b17edb39',
  'calendars/2026.json': '361961ab452c220ed6941a0ab08d616ac9e6f13432aa8d603f7aa19b8c79196c',
  'packs/ndrc-2019-527.json': '31a377fde1d9e8cd561da77ed0fdf89a363c964f128b68eeaf5ffe18e6fbb110',
  'packs/ndrc-2019-527@2.json': '7c59b00c21418fc7cc147acd2a30bbdf51733267393d946e8ce84ae8c223bab9',
  'packs/ndrc-2023-58.json': '17ed283b296dd59d4e566d7784e938d78751c5fb0ef85c74fbbadcb268a30c65',
  'packs/ndrc-2026-36.json': '94cfc62d5860d9fd64bdb119e94e870b8d36b75993b229c3c61c955a6b78b1dd',
  'packs/npc-2021-penalty-law.json': '0e76c00fb061e210347a290e935008b49cb78490721d7e73273c8f30e512033e',
  'packs/npc-2021-penalty-law@2.json': '5c5cc3396514c982ac47ae7fa81ce3d6b9c25cb11561c91ae5f2b967baaba179',
  'packs/npc-2021-penalty-law@3.json': 'a6c7f7d8056cb6fa99e8e112c46cb7885b9d16ef7253fe355374a75b96dc6601',
  'packs/npc-2023-civil-procedure.json': 'ab1fdf6ad3fff851f6c8c691c67989385d94161f67a44f0017f0ff883451a047',
  'packs/operator-bars.json': 'f4e7aa3c43e592a08aa6bbb870ba1ee0c616dbb0cc83d73a2e0e8c165b9bf65b',
  'packs/operator-corrections.json': '5560b1c1d25684eb588c5499c163d228369fa620a86febf8c5dc51e3c7ac4b16',
  'packs/operator-dates.json': '33763c01d2558ee2d611dae0bc9bc2c6c642a7fd2a2ec0d6e69d3ad2e4ac3148',
  'packs/operator-dates@2.json': '6ab0e31e1cb7aa176583015415472e8d9a32e276dea0ee5076a443d2fde4d423',
  'packs/operator-dates@3.json': '84885c520cd2977a3ec5cbfe238ca48f9e721590ec5a6b214df37b15900082c9',
  'packs/operator-defaults.json': 'b67b012dfad9ed650b6ffb8b43d3623f50cfbcda3b83098af48a6bdc7e104f00',
  'packs/operator-interviews.json': '6d269c7448f2cec48d55b0bbbf4e2225e1f96bea9659e8dbfa6d4fb74dc3af6f',
  'packs/operator-papers.json': '01a46c5242804c26acf5c7bfc54eb952f79bc5bcd52ceda42e55335275d26ee7',
  'packs/operator-party-rights.json': '216c8282d1f8fb85734ca87ae3d6c5ce957eb1a85007780e509b3ceb977a83b1',
  'packs/operator-revocations.json': 'd74d80cf2b748c8579f1f7934b77d5bb4addeaf3cc270aa53df0a4a151bb7d06',
  'packs/operator-service.json': '96318afbccf5d58ff2c768efcf898c57774b96f5c9212f8956d01f3d4e49c388',
  'packs/samr-2021-3.json': '56a56f91b84c895b1ca0762ce83c5d7e6206dfacefa0c0ae5fec61ff604b7c4c',
  'packs/samr-2021-44.json': '2803c7e4966b9ec293a787b8e71f825cfe5a5fef4dff570b644527dd07c838a4',
  'packs/samr-2021-44@2.json': 'f2b766d6b3216154d57051cced3dde4506d4b61092f80f5eb0c63404665159e9',
  'packs/samr-2021-44@3.json': 'd97440ae13a994a57d10264c93160ef820cf5c5f49f4fb5a435245a005696c31',
  'packs/samr-2025-107.json': 'e4ad0d744ef5b2c05eee6eeabb6e500059bbf361f321e0fd07c169900f44c6e0',
  'packs/sc-2025-22.json': '64a62f0519fa1bfd4df4ab2d3b6b2b591680fef7a60f553ca34ab9ed5c9471d6',
  'packs/sh-2017-credit-regulation.json': '26c0a00af1ae2a526232b85f6689677773d226dc0dec0d0e36f7ef0a08a73465',
  'packs/sh-2017-credit-regulation@2.json': 'a60b8527a55cfebec665ab6eec2fe430d9d08c14bdd2a4e35808c32de80f7dad',
  'packs/sh-2020-9.json': 'b427e713897c247923473445d6b1aa2cb6849cbd76b85bd12dd055305bbf2666',
  'packs/sh-2024-business-environment.json': '437c7c98182be878ca03aa28ef2dd62805b19e40b8bf90fc83b9bb435b45106f',
}

const read = (file: string) => readFileSync(new URL(`../../rules/${file}`, import.meta.url))

describe('published rules', () => {
  const files = [...filesIn('calendars'), ...filesIn('packs')]

  it('are all pinned', () => {
    expect(files).toEqual(Object.keys(published))
  })

  it.each(files)('%s has not changed', (file) => {
    expect(createHash('sha256').update(read(file)).digest('hex')).toBe(published[file])
  })

  it.each(files)('%s is named after what it holds', (file) => {
    const { id, year, version } = JSON.parse(read(file).toString('utf8'))
    const name = String(id ?? year)
    expect([name, `${name}@${version}`]).toContain(file.replace(/^\w+\/|\.json$/g, ''))
  })
})
