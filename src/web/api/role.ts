// Web · the role chosen by someone who holds several; kept by this browser.
const PLACE = 'wanmu.role'

export const readRole = (): string | undefined => window.localStorage.getItem(PLACE) ?? undefined

export const keepRole = (role: string | undefined): void =>
  role === undefined ? window.localStorage.removeItem(PLACE) : window.localStorage.setItem(PLACE, role)
