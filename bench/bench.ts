// `npm run bench -- command`, `recompute`, `pages`, `feed` and `log`.
import { parseArgs } from 'node:util'
import { benchCommand } from './command.ts'
import { benchFeed } from './feed.ts'
import { benchLog } from './log.ts'
import { benchPages } from './pages.ts'
import { benchRecompute } from './recompute.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'string' },
    scale: { type: 'string', default: '1' },
    leaves: { type: 'string', default: '1000,10000000' },
    cases: { type: 'string', default: '100000' },
    records: { type: 'string', default: '1000000' },
    seconds: { type: 'string', default: '120' },
  },
})
const say = (line: string) => console.log(line)
const scale = Number(values.scale)

if (positionals[0] === 'command') await benchCommand({ scale, json: values.json, say })
else if (positionals[0] === 'recompute')
  await benchRecompute({ cases: Math.round(5_000 * scale), json: values.json, say })
else if (positionals[0] === 'pages') await benchPages({ cases: Number(values.cases), json: values.json, say })
else if (positionals[0] === 'feed') await benchFeed({ records: Number(values.records), json: values.json, say })
else if (positionals[0] === 'log')
  await benchLog({
    leaves: values.leaves.split(',').map(Number),
    cases: Math.round(640 * scale),
    seconds: Number(values.seconds),
    json: values.json,
    say,
  })
else
  throw new Error(
    'Which bench? There are: npm run bench -- command, npm run bench -- recompute, npm run bench -- pages, npm run bench -- feed, npm run bench -- log',
  )
