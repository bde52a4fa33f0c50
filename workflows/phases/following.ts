import type { Consequence } from '../../domain/consequences.ts'
import type { Conductor } from '../conductor.ts'

/**
 * Consequences of one kind that are still to be drawn. What a person's act entails is drawn in the transaction of that
 * act; what a date entails, and whatever was left undone, falls to the conductor.
 */
export function following(view: Conductor['view'], ...types: Consequence['type'][]): Consequence[] {
  return view.consequences.filter(({ type }) => types.includes(type))
}
