import type { Registration } from '../../record/subscribers/registration.ts'

/** A registration of nobody real; what a test is about it changes. */
export const registration = (changes: Partial<Registration> = {}): Registration => ({
  names: { zh: '虚构信用平台（虚构）', en: 'Fictitious credit platform' },
  kind: 'cityPlatform',
  audience: 'shared',
  way: 'webhook',
  address: 'https://credit-1.example/in',
  legalBasis: '《上海市社会信用条例》（虚构依据）',
  fromOn: '2026-01-01',
  contact: '虚构甲 021-00000000',
  ...changes,
})
