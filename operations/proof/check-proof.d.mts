interface Checkpoint {
  readonly size: number
  readonly root: Buffer
}

export function canonical(value: unknown): string
export function rootFromInclusion(leaf: Buffer, index: number, size: number, path: readonly Buffer[]): Buffer
export function checkConsistency(older: Checkpoint, newer: Checkpoint, proof: readonly Buffer[]): void
export function checkProof(proof: unknown, publicKey: string): string
export function openCheckpoint(note: string, publicKey: string): { size: number; root: Buffer }
