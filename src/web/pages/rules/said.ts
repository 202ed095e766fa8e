// Web · words of the rule book in the reader's language; longer ones may be in Chinese alone.
import { useCallback } from 'react'
import { type Language, useLanguage } from '../../i18n/words.ts'

export type Words = string | { readonly zh: string; readonly en: string }

export const inWords = (words: Words, language: Language): string =>
  typeof words === 'string' ? words : words[language]

export function useInWords(): (words: Words | undefined) => string {
  const language = useLanguage()
  return useCallback((words) => (words === undefined ? '' : inWords(words, language)), [language])
}

/** Names one after another. */
export const listed = (names: readonly string[], language: Language): string =>
  names.join(language === 'zh' ? '、' : ', ')
