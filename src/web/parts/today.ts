// Web · days as the server writes them: one zone holds for the whole country, wherever the reader's clock stands.

export const ZONE = 'Asia/Shanghai'
const days = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short' })

/** The day of a moment, ISO 8601. */
export const dayAt = (moment: string | null | undefined): string | undefined =>
  typeof moment === 'string' ? days.format(new Date(moment)) : undefined

export const today = (): string => days.format(new Date())
