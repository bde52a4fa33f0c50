const paths = {
  done: 'M4 12.5l5 5L20 6.5',
  now: 'M12 3v9l6 3.5M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19',
  late: 'M12 3L2 20.5h20zM12 10v5M12 17.6v.4',
  open: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16',
  skipped: 'M5 12h14',
  info: 'M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19M12 11v6M12 7.2v.4',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4 21c1-5 4-7 8-7s7 2 8 7',
  file: 'M6 2.5h8l4 4v15H6zM14 2.5v4h4',
  bell: 'M6 16V11a6 6 0 0 1 12 0v5l2 2H4zM10 21h4',
  next: 'M9 5l7 7-7 7',
} as const

export type IconName = keyof typeof paths

/** A small picture beside words; it never stands alone, so readers of the screen are not told of it. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 24 24" width="18" height="18" aria-hidden="true" focusable="false">
      <path
        d={paths[name]}
        fill="none"
        stroke="currentColor"
        stroke-width="2.4"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  )
}
