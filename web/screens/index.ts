import type { AnyScreen } from '../kit/screen.ts'
import { accountScreen } from './account/screen.tsx'
import { accountsScreen } from './accounts/screen.tsx'
import { calculatorScreen } from './calculator/screen.tsx'
import { catalogueScreen } from './catalogue/screen.tsx'
import { caseScreen, drawUpScreen } from './case/screen.tsx'
import { commandScreen } from './command/screen.tsx'
import { dropDraftScreen } from './drafts/screen.tsx'
import { entityAccountsScreen } from './entity-accounts/screen.tsx'
import { evidenceScreen } from './evidence/screen.tsx'
import { guideScreen } from './guide/screen.tsx'
import { nextScreen } from './inbox/next.ts'
import { inboxScreen } from './inbox/screen.tsx'
import { importScreen, importsScreen, templateCsvScreen, templateWorkbookScreen } from './imports/screen.tsx'
import { invitationScreen } from './invitation/screen.tsx'
import { interviewsScreen } from './interviews/screen.tsx'
import { messagesScreen } from './messages/screen.tsx'
import { measuresScreen } from './measures/screen.tsx'
import { mattersScreen } from './matters/screen.tsx'
import { oneMatterScreen } from './matter/screen.tsx'
import { noticeScreen } from './notice/screen.tsx'
import { oneStopRepairScreen } from './one-stop-repair/screen.tsx'
import { planScreen } from './plan/screen.tsx'
import { publicTextScreen } from './public-text/screen.tsx'
import { recordScreen } from './register/record.tsx'
import { registerScreen } from './register/search.tsx'
import { statisticsScreens } from './statistics/screen.tsx'
import { verifyScreen } from './verify/screen.tsx'
import { takenDownScreen } from './taken-down/screen.tsx'
import { repairScreen } from './repair/screen.tsx'
import { passwordScreen } from './password/screen.tsx'
import { sessionsScreen } from './sessions/screen.tsx'
import { actForScreen, delegationsScreen } from './delegations/screen.tsx'
import { searchCsv, searchScreen, searchWorkbook } from './search/screen.tsx'
import { listingStep, newListing } from './start-listing/screen.tsx'
import { subscriberScreen } from './subscribers/one.tsx'
import { subscribersScreen } from './subscribers/screen.tsx'
import { supervisionScreens } from './supervision/index.ts'
import type { Setting } from './setting.ts'
import { teamScreen } from './team/screen.tsx'
import { togetherScreen } from './together/screen.tsx'
import { wholeTextsScreen } from './whole-texts/screen.tsx'
import { whyScreen } from './why/screen.tsx'
import { signInBy } from './sign-in/provider.tsx'
import { home, signIn, signOut } from './sign-in/screen.tsx'

/** Every screen there is. */
export function screensFor(setting: Setting): readonly AnyScreen[] {
  return [
    home,
    signIn(setting),
    signInBy('staff', setting),
    signInBy('entity', setting),
    signOut(setting),
    passwordScreen(setting),
    invitationScreen(setting),
    sessionsScreen(setting),
    accountsScreen(setting),
    accountScreen(setting),
    delegationsScreen,
    subscribersScreen,
    subscriberScreen,
    actForScreen,
    inboxScreen,
    nextScreen,
    messagesScreen,
    dropDraftScreen,
    teamScreen,
    togetherScreen,
    interviewsScreen,
    searchScreen,
    searchWorkbook,
    searchCsv,
    newListing,
    listingStep,
    caseScreen,
    drawUpScreen,
    entityAccountsScreen(setting),
    whyScreen,
    wholeTextsScreen,
    measuresScreen,
    repairScreen,
    commandScreen,
    importsScreen,
    templateWorkbookScreen,
    templateCsvScreen,
    importScreen,
    mattersScreen,
    oneStopRepairScreen,
    oneMatterScreen,
    noticeScreen,
    publicTextScreen,
    planScreen,
    evidenceScreen,
    takenDownScreen,
    registerScreen,
    recordScreen,
    verifyScreen,
    ...statisticsScreens(),
    calculatorScreen,
    guideScreen,
    catalogueScreen,
    ...supervisionScreens,
  ]
}
