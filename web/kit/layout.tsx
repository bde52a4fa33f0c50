import type { ComponentChildren } from 'preact'
import { assets } from './assets.ts'
import { Bell } from './bell.tsx'
import { Covering } from './covering.tsx'
import { FlashBanner } from './flash-banner.tsx'
import { Icon } from './icon.tsx'
import { Find } from './find.tsx'
import { navigationOf } from './navigation.ts'
import { texts } from './texts.ts'
import { useSay, useVisit } from './visit.ts'
import type { Bilingual } from './words.ts'
import { roleWords } from './vocabulary.ts'

/** A step of the way to a page. */
export interface Crumb {
  readonly text: Bilingual
  readonly href: string
}

/** One page: what stands in its frame. */
export interface Page {
  readonly title: Bilingual
  readonly body: ComponentChildren
  readonly crumbs?: readonly Crumb[]
  readonly status?: number
  /** What is refused, for the log. */
  readonly code?: string
  /** Something typed was wrong; the title says so first. */
  readonly wrong?: boolean
  /** The question before an act: its form, by `questionForm`, goes along when the language is turned. */
  readonly isQuestion?: boolean
}

/** The form of the question on a page. */
export const questionForm = 'question'

/** The whole document around a page. */
export function Layout({ title, body, crumbs, wrong, isQuestion = false }: Page) {
  const say = useSay()
  const { lang, flash } = useVisit()
  const heading = wrong ? say(texts.errorTitle, { title: say(title) }) : say(title)
  return (
    <html lang={lang === 'zh' ? 'zh-CN' : 'en'}>
      <head>
        <meta charset="utf-8" />
        <title>{`${heading} · ${say(texts.name)}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="stylesheet" href={assets.style} />
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
        <script src={assets.script} defer />
      </head>
      <body>
        <a class="skip" href="#main">
          {say(texts.skip)}
        </a>
        <Top isQuestion={isQuestion} />
        <Covering />
        <div class="page">
          {crumbs?.length ? <Crumbs crumbs={crumbs} here={title} /> : null}
          <main id="main" tabIndex={-1}>
            {flash ? <FlashBanner {...flash} /> : null}
            {body}
          </main>
        </div>
        <footer class="foot">
          <div class="page">
            <p>{say(texts.footer)}</p>
          </div>
        </footer>
      </body>
    </html>
  )
}

function Top({ isQuestion }: { readonly isQuestion: boolean }) {
  const say = useSay()
  // Of somebody who acts for another, the banner tells the role.
  const { actor, name, csrf, path, covered } = useVisit()
  const items = navigationOf(actor?.role)
  return (
    <header class="top">
      <div class="page top-row">
        <a class="brand" href={actor ? (items[0]?.href ?? '/') : '/'}>
          <img src={assets.icon} alt="" width="30" height="30" />
          <span>
            <strong>{say(texts.name)}</strong> <small>{say(texts.purpose)}</small>
          </span>
        </a>
        <Find />
        <div class="who">
          <Languages isQuestion={isQuestion} />
          {actor ? (
            <>
              <Bell />
              <a class="who-name" href="/sessions" title={say(texts.account)}>
                <Icon name="person" /> {covered ? name : `${name} · ${say(roleWords[actor.role])}`}
              </a>
              <form method="post" action="/sign-out">
                <input type="hidden" name="_csrf" value={csrf} />
                <button class="as-link">{say(texts.signOut)}</button>
              </form>
            </>
          ) : (
            <a href="/sign-in">{say(texts.signIn)}</a>
          )}
        </div>
      </div>
      {items.length === 0 ? null : (
        <nav class="menu" aria-label={say(texts.menu)}>
          <ul class="page">
            {items.map(({ href, text }) => (
              <li>
                <a
                  href={href}
                  aria-current={
                    isHere(
                      path,
                      href,
                      items.map((item) => item.href),
                    )
                      ? 'page'
                      : undefined
                  }
                >
                  {say(text)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </header>
  )
}

// The longest address of the menu that the page lies below.
function isHere(path: string, href: string, all: readonly string[]): boolean {
  const plainPath = path.split('?')[0] ?? ''
  const below = all.filter((one) => plainPath === one || plainPath.startsWith(`${one}/`))
  return below.sort((a, b) => b.length - a.length)[0] === href
}

// A question has no address of its own: it is asked again with all that it carries.
function Languages({ isQuestion }: { readonly isQuestion: boolean }) {
  const say = useSay()
  const { lang, path } = useVisit()
  const other = lang === 'zh' ? 'en' : 'zh'
  const href = `${path}${path.includes('?') ? '&' : '?'}lang=${other}`
  const tongue = other === 'zh' ? 'zh-CN' : 'en'
  const words = (
    <>
      <span class="quiet">{say(texts.languages)}: </span>
      {other === 'zh' ? '中文' : 'English'}
    </>
  )
  return isQuestion ? (
    <button class="language as-link" form={questionForm} name="_lang" value={other} lang={tongue}>
      {words}
    </button>
  ) : (
    <a class="language" href={href} lang={tongue} hreflang={tongue}>
      {words}
    </a>
  )
}

function Crumbs({ crumbs, here }: { readonly crumbs: readonly Crumb[]; readonly here: Bilingual }) {
  const say = useSay()
  return (
    <nav class="crumbs" aria-label={say(texts.crumbs)}>
      <ol>
        {crumbs.map(({ text, href }) => (
          <li>
            <a href={href}>{say(text)}</a>
          </li>
        ))}
        <li aria-current="page">{say(here)}</li>
      </ol>
    </nav>
  )
}
