import type { CommandType } from '../../../domain/case.ts'
import { commandTypes } from '../../../domain/decide.ts'
import { drawArchitecture } from './architecture.ts'
import { CommandReference } from './commands.ts'
import { liveEveryLife } from './every-life.ts'
import { drawGlossary } from './glossary.ts'
import { Lifecycle } from './lifecycle.ts'
import { readSources } from './source-files.ts'

interface Pages {
  /** The pages of docs/, by name. */
  readonly pages: Readonly<Record<string, string>>
  /** The commands of which nothing was seen. */
  readonly unseen: readonly CommandType[]
}

/**
 * Draws the pages of docs/ that follow from the code. It lives every life, which takes some ten minutes of one processor. The
 * commands are tried in the order given; what is drawn does not depend on it.
 */
export function drawPages(order: readonly CommandType[] = commandTypes): Pages {
  const lifecycle = new Lifecycle()
  const reference = new CommandReference()
  liveEveryLife(order, {
    step: (step) => {
      lifecycle.add(step)
      reference.step(step)
    },
    refused: (command, code) => reference.refused(command, code),
  })
  return {
    pages: {
      'lifecycle.md': lifecycle.draw(),
      'commands.md': reference.draw(),
      'glossary.md': drawGlossary(),
      'architecture.md': drawArchitecture(readSources()),
    },
    unseen: reference.unseen(),
  }
}
