import { expect } from 'vitest'
import type { Answer, Caller } from './support.ts'

/** The address of the next page as the Link header names it. */
export const nextOf = ({ headers }: Answer) => /^<([^>]+)>; rel="next"$/.exec(String(headers.link))?.[1]

/** Every page of a list, as its Link headers lead from one to the next. */
export async function pages(
  caller: Pick<Caller, 'ask'>,
  first: string,
  between: () => Promise<unknown> = async () => {},
): Promise<any[][]> {
  const found: any[][] = []
  for (let url: string | undefined = first; url !== undefined;) {
    const answer = await caller.ask(url)
    expect(answer.status, url).toBe(200)
    found.push(answer.body.items)
    expect(answer.body.next === undefined).toBe(nextOf(answer) === undefined)
    url = nextOf(answer)
    await between()
  }
  return found
}
