// Web · numbers as officials write them: thousands apart, fixed decimals, 亿元 from ten thousand 万元 on; nothing is not nought.
import { useLanguage } from '../i18n/words.ts'
import { ZONE } from './today.ts'

export const NOTHING = '—'

/** `decimals` at most and at least; without it up to four, trailing noughts dropped. */
export function formatNumber(value: number | null | undefined, decimals?: number): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return NOTHING
  return value.toLocaleString('zh-CN', {
    minimumFractionDigits: decimals ?? 0,
    maximumFractionDigits: decimals ?? 4,
  })
}

/** A ratio as per cent. */
export const formatShare = (value: number | null | undefined, decimals = 1): string =>
  value === null || value === undefined ? NOTHING : `${formatNumber(value * 100, decimals)}%`

/** Money in 万元, from 10,000 万元 on in 亿元. */
export function formatMoney(wanyuan: number | null | undefined): string {
  if (wanyuan === null || wanyuan === undefined) return NOTHING
  return Math.abs(wanyuan) >= 10_000 ? `${formatNumber(wanyuan / 10_000, 2)} 亿元` : `${formatNumber(wanyuan, 2)} 万元`
}

const DAY_FORMATS = {
  zh: { year: 'numeric', month: 'long', day: 'numeric' },
  en: { year: 'numeric', month: 'short', day: 'numeric' },
} as const

/** `2026-11-25` → 2026年11月25日; a moment shows the hour and minute too. */
export function formatDay(iso: string | null | undefined, language: 'zh' | 'en'): string {
  if (iso === null || iso === undefined || iso === '') return NOTHING
  const isMoment = iso.length > 10
  const at = new Date(isMoment ? iso : `${iso}T00:00:00`)
  const time = isMoment ? ({ hour: '2-digit', minute: '2-digit', hour12: false, timeZone: ZONE } as const) : {}
  return at.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB', { ...DAY_FORMATS[language], ...time })
}

export function Day({ of }: { readonly of: string | null | undefined }) {
  const language = useLanguage()
  return <time dateTime={of ?? undefined}>{formatDay(of, language)}</time>
}
