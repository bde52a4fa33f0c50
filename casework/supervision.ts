import * as districts from '../database/queries/districts.ts'
import * as noteQueries from '../database/queries/supervision/notes.ts'
import { forDoors } from '../record/door-record.ts'
import * as notes from '../record/supervision-notes.ts'

// What credit offices ask agencies, and the figures of all districts, which are meant to go beyond what one person sees.

export const listDistrictCounts = forDoors(districts.listDistrictCounts)
export const listNotes = forDoors(noteQueries.listNotes)
export const listUnanswered = forDoors(noteQueries.listUnanswered)
export const findNote = forDoors(noteQueries.findNote)
export const casesOfNote = forDoors(noteQueries.casesOfNote)
export const sendNotes = forDoors(notes.sendNotes)
export const answerNote = forDoors(notes.answerNote)
