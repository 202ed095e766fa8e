// Findings: what a person can mend. A finding is made of fields; its sentence is made last, in the reader's language.

/** Where a finding points. Only what is known is filled in. `row` and `line` count from 1 as a person sees them. */
export interface Place {
  readonly file?: string
  readonly sheet?: string
  /** Row number as Excel or a text editor shows it. */
  readonly row?: number
  /** Number of a record from 1, in a file that has records instead of rows: a shapefile, GeoJSON. */
  readonly record?: number
  /** Column letter(s), `C`. */
  readonly column?: string
  /** Header text of the column. */
  readonly header?: string
  /** Path inside a YAML document, `index.of[0].value`. */
  readonly path?: string
  /** Line and column inside a text file, from 1. */
  readonly line?: number
  readonly col?: number
}

export type Fact = string | number

export interface Finding {
  /** `room/what`, the key of its sentence. */
  readonly code: string
  /** A blocking finding stops the errand; the others are told and the work goes on. */
  readonly blocking: boolean
  readonly at: Place
  readonly facts: Readonly<Record<string, Fact>>
}

export type Language = 'zh' | 'en'
/** Templates with `{fact}` slots: what is wrong, why it matters, how to mend it. */
export type Sentences = Readonly<Record<string, Readonly<Record<Language, string>>>>

export const finding = (code: string, at: Place, facts: Readonly<Record<string, Fact>> = {}): Finding => ({
  code,
  blocking: true,
  at,
  facts,
})

export const notice = (code: string, at: Place, facts: Readonly<Record<string, Fact>> = {}): Finding => ({
  code,
  blocking: false,
  at,
  facts,
})

/** The finding as one sentence: place, then what, why and how to mend. A code without a sentence shows its code and facts. */
export function say(one: Finding, sentences: Sentences, language: Language): string {
  const template = sentences[one.code]?.[language]
  const text = template === undefined ? `${one.code} ${JSON.stringify(one.facts)}` : fill(template, one.facts)
  const place = sayPlace(one.at, language)
  return place === '' ? text : `${place}${language === 'zh' ? '：' : ': '}${text}`
}

export function sayPlace(at: Place, language: Language): string {
  const zh = language === 'zh'
  const cell = at.column !== undefined && at.row !== undefined ? `${at.column}${at.row}` : undefined
  const parts = [
    at.file,
    at.sheet !== undefined ? (zh ? `工作表“${at.sheet}”` : `sheet "${at.sheet}"`) : undefined,
    at.record !== undefined ? (zh ? `第 ${at.record} 条记录` : `record ${at.record}`) : undefined,
    cell ?? (at.row !== undefined ? (zh ? `第 ${at.row} 行` : `row ${at.row}`) : at.column),
    at.header !== undefined ? (zh ? `“${at.header}”列` : `column "${at.header}"`) : undefined,
    at.line !== undefined
      ? zh
        ? `第 ${at.line} 行第 ${at.col ?? 1} 列`
        : `line ${at.line} column ${at.col ?? 1}`
      : undefined,
    at.path,
  ]
  return parts.filter((part) => part !== undefined && part !== '').join(zh ? ' ' : ', ')
}

const fill = (template: string, facts: Readonly<Record<string, Fact>>): string =>
  template.replace(/\{(\w+)\}/g, (slot, key: string) => String(facts[key] ?? slot))
