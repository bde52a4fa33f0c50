// `npm run docs`: writes the pages of docs/ that follow from the code.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { drawPages } from './pages.ts'
import { root } from './source-files.ts'

for (const [name, text] of Object.entries(drawPages().pages)) {
  writeFileSync(join(root, 'docs', name), text)
  console.log(`docs/${name}`)
}
