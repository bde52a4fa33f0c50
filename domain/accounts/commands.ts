import { event } from '../case.ts'
import type { CommandTable } from '../command.ts'
import { refuse } from '../refusal.ts'
import type { AccountCommands } from './types.ts'

/** Who may act for the entity is part of what has happened in its open cases; it changes nothing else in them. */
export const accountCommands = {
  'account.noteOpened': {
    roles: ['system'],
    when: ({ closedOn }) => (closedOn === undefined ? undefined : refuse('case.closed', { on: closedOn })),
    decide: (_state, note) => [event('account.opened', note)],
  },
  'account.noteProved': {
    roles: ['system'],
    when: ({ closedOn }) => (closedOn === undefined ? undefined : refuse('case.closed', { on: closedOn })),
    decide: (_state, note) => [event('account.proved', note)],
  },
} satisfies CommandTable<keyof AccountCommands>
