import type { Conductor } from './conductor.ts'
import { chasing } from './phases/chasing.ts'
import { delivery } from './phases/delivery.ts'
import { determination } from './phases/determination.ts'
import { measures } from './phases/measures.ts'
import { defenceAgain, noticeAndDefence } from './phases/notice-and-defence.ts'
import { objections } from './phases/objections.ts'
import { publication, publicity } from './phases/publicity.ts'
import { rectification } from './phases/rectification.ts'
import { repair } from './phases/repair.ts'
import { settled } from './phases/settled.ts'
import { undoing } from './phases/undoing.ts'

/** The procedure of a case over its facts, from list initiation to the last lifted measure (闭环). */
export async function closedLoop(c: Conductor): Promise<void> {
  await Promise.all([loop(), chasing(c), delivery(c)])

  async function loop() {
    await noticeAndDefence(c)
    await Promise.all([inForce(), defenceAgain(c)])
  }

  async function inForce() {
    await determination(c)
    // A repair revoked for false material brings the case back into force, so the loop may turn again.
    while (!settled(c.view)) {
      await Promise.all([publication(c), measures(c), rectification(c), objections(c), repair(c), publicity(c)])
      await undoing(c)
    }
  }
}
