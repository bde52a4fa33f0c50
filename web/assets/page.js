// Only comfort: every page works without it.
document.documentElement.classList.add('js')

// A form is sent once; coming back by the browser's history makes it ready again.
for (const form of document.querySelectorAll('form[method="post"]')) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) event.preventDefault()
    form.dataset.sent = 'yes'
    for (const button of form.querySelectorAll('button')) button.setAttribute('aria-disabled', 'true')
  })
}
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) {
    delete form.dataset.sent
    for (const button of form.querySelectorAll('button')) button.removeAttribute('aria-disabled')
  }
})

// The question before a grave act is the answer to a form. Once it is answered, the way back leads to the page as it is
// by then, and not to a question that says that nothing was done.
const question = document.getElementById('question')
question?.addEventListener('submit', ({ submitter }) => {
  // The other language asks it again.
  if (submitter?.name !== '_lang') history.replaceState(null, '', location.href)
})

// The summary of what is wrong gets the focus, so that it is read out first.
document.querySelector('.faults')?.focus()

// The other language keeps what was typed: the form is sent, not to be carried out but to be shown again.
const isTyped = (control) =>
  control.type === 'checkbox' || control.type === 'radio'
    ? control.checked !== control.defaultChecked
    : control.tagName === 'SELECT'
      ? [...control.options].some((option, n) => n > 0 && option.selected !== option.defaultSelected)
      : control.type !== 'hidden' && 'value' in control && control.value !== (control.defaultValue ?? '')
document.querySelector('a.language')?.addEventListener('click', (event) => {
  const form = document.querySelector('form[data-keeps]')
  const isShownAgain = document.querySelector('.faults') || location.search.includes('draft=')
  if (!form || !(isShownAgain || [...form.elements].some(isTyped))) return
  event.preventDefault()
  const asked = document.createElement('input')
  Object.assign(asked, {
    type: 'hidden',
    name: '_lang',
    value: new URL(event.currentTarget.href).searchParams.get('lang'),
  })
  form.append(asked)
  form.requestSubmit()
})

// What has been ticked together, and ticking all.
for (const all of document.querySelectorAll('input[data-tick-all]')) {
  all.closest('.tick-all').hidden = false
  const rows = [...document.querySelectorAll(`input[name="${all.dataset.tickAll}"]`)]
  const follow = () => {
    const ticked = rows.filter((one) => one.checked).length
    all.checked = ticked === rows.length
    all.indeterminate = ticked > 0 && ticked < rows.length
  }
  all.addEventListener('change', () => {
    for (const one of rows) one.checked = all.checked
  })
  for (const one of rows) one.addEventListener('change', follow)
  // Also what a browser has ticked by itself when its reader comes back.
  addEventListener('pageshow', follow)
  follow()
}

// Copies a text and says so.
for (const button of document.querySelectorAll('button[data-copy]')) {
  button.hidden = false
  button.addEventListener('click', () => {
    const said = () => (button.textContent = button.dataset.copied)
    void navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent).then(said)
  })
}

for (const button of document.querySelectorAll('button[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => print())
}

// A part that is still changing is fetched anew until it says that it no longer is.
const renew = () => {
  const part = document.querySelector('[data-renew]')
  if (!part) return
  setTimeout(async () => {
    const text = await fetch(location.href).then(
      (answer) => answer.text(),
      () => '',
    )
    const newer = new DOMParser().parseFromString(text, 'text/html').getElementById(part.id)
    if (newer) part.replaceWith(newer)
    if (newer || text === '') renew()
  }, 3_000)
}
renew()

// A form that opens something beside its page changes what its part of the page says.
for (const form of document.querySelectorAll('section[id] form[target="_blank"]')) {
  form.addEventListener('submit', () => {
    form.closest('section[id]').dataset.renew = ''
    renew()
  })
}
