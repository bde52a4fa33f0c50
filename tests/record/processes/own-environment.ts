/** The names of what its process was told. */
export default async function environment(): Promise<string[]> {
  return Object.keys(process.env)
}
