import type { Database } from './rows.ts'

/** The names that a query finds, each in a row as \`name\`. */
export async function named(db: Database, select: string, values: readonly unknown[]): Promise<string[]> {
  return (await db.query<{ name: string }>(select, [...values])).rows.map(({ name }) => name)
}
