import type { EndReason } from '../../domain/publicity/types.ts'
import type { Facts } from '../kinds.ts'
import type { Act } from './act.ts'
import { commonWords, lastOf, listTitle, measureEntries, openedBy, sourceOf } from './act.ts'

const endings: Readonly<Record<EndReason, string>> = {
  repaired: '准予信用修复',
  expired: '公示期届满',
  annulled: '原处理决定被撤销',
  removed: '异议成立',
}

/** What the order to lift a measure says; it is for the department that carries the measure out. */
export function liftOrder(act: Act<'measure.liftOrdered'>): Facts<'liftOrder'> {
  const { measure, department } = act.recorded.data
  const ended = lastOf(act, 'publicity.ended')
  const lift = openedBy(act, 'measure.lift')
  return {
    words: {
      ...commonWords(act, act.law.departmentTitle(department)),
      measure: act.law.catalogue.measure(measure)?.title.zh ?? measure,
      measureCode: measure,
      ending: endings[ended.data.reason],
      endedOn: ended.on,
      liftBy: lift.dueOn,
      liftRule: sourceOf(act, lift),
    },
    lists: {},
  }
}

/** What the removal from the list says. */
export function removal(act: Act<'publicity.ended'>): Facts<'removal'> {
  const { recorded, state } = act
  const [publication, sharing, use] = ['.publication', '.sharing', '.use'].map(
    (step) => recorded.opens?.find(({ key }) => key.endsWith(step))?.dueOn,
  )
  return {
    words: {
      ...commonWords(act),
      listTitle: listTitle(act),
      decisionNumber: state.listing.decisionDocNo,
      ending: endings[recorded.data.reason],
      endedOn: recorded.on,
      publicationBy: publication,
      sharingBy: sharing,
      useBy: use,
    },
    lists: {
      measures: measureEntries(
        act,
        Object.values(state.measures).filter(({ status }) => status !== 'lifted'),
      ),
    },
  }
}
