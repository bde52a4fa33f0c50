import type { ComponentChildren } from 'preact'
import type { CaseState } from '../../../domain/case.ts'
import type { HumanCommand } from '../../commands/types.ts'
import type { Asked } from '../../kit/screen.ts'

type Panel = (asked: Asked, state: CaseState) => Promise<ComponentChildren>

/** What must be looked at while giving some commands. */
const panels: Readonly<Partial<Record<HumanCommand, Panel>>> = {}

/** The panel beside the form of a command. */
export async function panelFor(asked: Asked, type: HumanCommand, state: CaseState): Promise<ComponentChildren> {
  return (await panels[type]?.(asked, state)) ?? null
}
