import type { Screen } from '../../kit/screen.ts'
import { calendarsScreen } from '../calendars/screen.tsx'
import { healthScreen } from '../health/screen.tsx'
import { publicationScreen } from '../rules/publication.tsx'
import { rulesScreen } from '../rules/screen.tsx'
import { whatIfScreen } from '../rules/what-if.tsx'
import { proofScreen } from '../proof/screen.tsx'
import { behindCsv, behindScreen, behindWorkbook } from './behind/screen.tsx'
import { circularScreen } from './circular/screen.tsx'
import { consistencyScreen } from './consistency/screen.tsx'
import { coverageScreen } from './measures/screen.tsx'
import { forecastScreen } from './forecast/screen.tsx'
import { newNote } from './notes/new.tsx'
import { noteScreen, notesScreen } from './notes/screen.tsx'
import { overdueScreen } from './overdue/screen.tsx'
import { overviewScreen } from './overview/screen.tsx'

/** The pages of the credit offices of the city and its districts. */
export const supervisionScreens: readonly Screen[] = [
  overviewScreen,
  overdueScreen,
  behindScreen,
  behindWorkbook,
  behindCsv,
  circularScreen,
  forecastScreen,
  notesScreen,
  newNote,
  noteScreen,
  coverageScreen,
  consistencyScreen,
  rulesScreen,
  whatIfScreen,
  publicationScreen,
  calendarsScreen,
  proofScreen,
  healthScreen,
]
