import { lawfulCommands } from '../../../domain/decide.ts'
import { decideContext } from '../../kit/one-case.ts'
import { matterScreen } from '../matter/one-matter.ts'
import { texts } from './texts.ts'
import { NoticePage } from './view.tsx'

/** What is claimed, and how do I answer? */
export const noticeScreen = matterScreen('/notice', texts.title, (asked, state) => (
  <NoticePage state={state} may={new Set(lawfulCommands(state, decideContext(asked)))} />
))
