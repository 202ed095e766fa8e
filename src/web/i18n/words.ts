// Web · words in two languages: every page brings its own; Chinese unless chosen otherwise.
import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'

export type Language = 'zh' | 'en'
const PLACE = 'wanmu.language'

export function startWords(): void {
  const kept = window.localStorage.getItem(PLACE)
  const language: Language = kept === 'en' ? 'en' : 'zh'
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    interpolation: { escapeValue: false },
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    resources: pending,
  })
  tellPage(language)
}

export async function chooseLanguage(language: Language): Promise<void> {
  window.localStorage.setItem(PLACE, language)
  await i18next.changeLanguage(language)
  tellPage(language)
}

export const useLanguage = (): Language => (useTranslation().i18n.language === 'en' ? 'en' : 'zh')
export const readLanguage = (): Language => (i18next.language === 'en' ? 'en' : 'zh')

export interface Words<Key extends string> {
  readonly zh: Readonly<Record<Key, string>>
  readonly en: Readonly<Record<Key, string>>
}
export type Say<Key extends string> = (key: Key, facts?: Readonly<Record<string, string | number>>) => string

const pending: Record<Language, Record<string, Record<string, string>>> = { zh: {}, en: {} }

/** The words of one page or part; the hook says one in the reader's language, `{{fact}}` filled in. */
export function defineWords<const Key extends string>(room: string, words: Words<Key>): () => Say<Key> {
  for (const language of ['zh', 'en'] as const) {
    if (i18next.isInitialized) i18next.addResourceBundle(language, room, words[language])
    else pending[language][room] = words[language]
  }
  return () => {
    const { t } = useTranslation(room)
    return (key, facts) => String(facts === undefined ? t(key) : t(key, { ...facts }))
  }
}

const tellPage = (language: Language): void => {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
}
