import type { Content, LaneMessage } from '../record/subscribers/lane.ts'
import type { Webhook } from './webhook.ts'

// The extension is a text that is ordered as such: as many digits as an exact number can have.
const digits = 16

/**
 * A change as a CloudEvent 1.0 in structured JSON. Its id is that of the entry of the case, the same however often it is
 * sent; where a subscriber is told otherwise than the stream says, or once more, that is another event.
 */
export function cloudEvent(source: string, message: LaneMessage, { record, at }: Content): Webhook {
  const { caseNo, caseSeq, op, streamOp, position, takenSeq } = message
  const isOther = op !== streamOp || (takenSeq ?? 0) >= caseSeq
  const id = isOther ? `${caseNo}/${caseSeq}/${op}` : `${caseNo}/${caseSeq}`
  const shows = op === 'put' || op === 'mark' || op === 'resume'
  const body = JSON.stringify({
    specversion: '1.0',
    id,
    source,
    type: `bihuan.record.${op}`,
    subject: caseNo,
    time: at.toISOString(),
    datacontenttype: 'application/json',
    sequence: String(position).padStart(digits, '0'),
    data: { op, caseNo, caseSeq, ...(shows ? { record } : {}) },
  })
  return { id, contentType: 'application/cloudevents+json; charset=utf-8', body }
}
