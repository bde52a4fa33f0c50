import { encode } from 'uqr'
import { useSay } from './visit.ts'
import type { Bilingual } from './words.ts'

const quietZone = 4

/** An address as a QR code that a phone reads; the address must stand beside it for everybody else. */
export function QrCode({ address, label }: { readonly address: string; readonly label: Bilingual }) {
  const say = useSay()
  const { data, size } = encode(address, { border: quietZone, ecc: 'M' })
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${size} ${size}`}
      width="148"
      height="148"
      role="img"
      aria-label={say(label)}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
