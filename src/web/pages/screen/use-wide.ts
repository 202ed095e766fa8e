// Web · whether the screen is a wide one, two ordinary screens side by side.
import { useSyncExternalStore } from 'react'

const wide = window.matchMedia('(min-aspect-ratio: 5/2)')

const watch = (tell: () => void): (() => void) => {
  wide.addEventListener('change', tell)
  return () => wide.removeEventListener('change', tell)
}

export const useWide = (): boolean => useSyncExternalStore(watch, () => wide.matches)
