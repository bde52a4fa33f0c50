const browsers: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger\//, '微信 WeChat'],
  [/Edg\w{0,10}\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/(?:Headless)?Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const systems: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Windows/, 'Windows'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
]

/** A browser and its system in short, where a program has named itself as a browser does; else as it named itself. */
export function deviceName(device: string): string {
  const nameIn = (known: typeof browsers) => known.find(([pattern]) => pattern.test(device))?.[1]
  const parts = [nameIn(browsers), nameIn(systems)].filter((part) => part !== undefined)
  return parts.length === 0 ? device || '—' : parts.join(' · ')
}
