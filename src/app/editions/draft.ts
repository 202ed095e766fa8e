// App · editions: a draft of a scheme, checked as its file would be and against the rule book, with what it changes.
import { describeText, type NodeLine, nodeLines } from '../../evaluate/describe.ts'
import { type Field, fieldsOf } from '../../evaluate/scheme/fields.ts'
import { type Finding, finding } from '../../kernel/finding.ts'
import { checkBook } from '../../policy/check.ts'
import { type Change, changeYaml } from '../../yaml/change.ts'
import { readYaml } from '../../yaml/read.ts'
import { differs, type SideBySide, sideBySide } from '../../yaml/side-by-side.ts'
import type { LoadedBook } from '../load-book.ts'
import { loadSchemeText } from '../load-scheme.ts'
import { type SchemeView, schemeFacts, schemeView } from '../scheme-facts.ts'

export interface Draft {
  /** The text with the changes in it. */
  readonly yaml: string
  /** What the checks find in it, to mend and merely to know. */
  readonly faults: readonly Finding[]
  /** Undefined when something must be mended first. */
  readonly told: Told | undefined
}
export interface Told {
  readonly view: SchemeView
  /** In Chinese, as for an annex. */
  readonly text: string
  readonly tree: readonly NodeLine[]
  readonly fields: readonly Field[]
}

export interface DraftOf {
  readonly scheme: { readonly id: string; readonly file: string }
  readonly yaml: string
  readonly changes: readonly Change[]
}

export async function draftEdition(loaded: LoadedBook, { scheme, yaml, changes }: DraftOf): Promise<Draft> {
  const { text, missing } = changeYaml(yaml, changes)
  const lost = missing.map((path) => finding('editions/no-such-value', { file: scheme.file, path }))
  const read = await loadSchemeText(text, scheme.file)
  if (read.checked === undefined) return { yaml: text, faults: [...lost, ...read.findings], told: undefined }
  const { scheme: found } = read.checked
  const renamed =
    found.scheme === scheme.id
      ? []
      : [finding('editions/other-scheme', read.where('scheme'), { id: found.scheme, wanted: scheme.id })]
  const facts = schemeFacts(found, scheme.file, read.where)
  const others = loaded.schemes.filter(({ id }) => id !== scheme.id)
  const crossed =
    loaded.book === undefined
      ? []
      : checkBook(loaded.book, [...others, facts], loaded.where).filter(({ at }) => at.file === scheme.file)
  const faults = [...lost, ...renamed, ...read.findings, ...crossed]
  const told = { view: schemeView(facts), text: describeText(found), tree: nodeLines(found), fields: fieldsOf(found) }
  return { yaml: text, faults, told: faults.some(({ blocking }) => blocking) ? undefined : told }
}

/** All values of two texts; nothing of a text that is no YAML. */
export const compareTexts = (left: string, right: string): SideBySide[] =>
  sideBySide(readYaml(left, '', 'evaluate').value, readYaml(right, '', 'evaluate').value)

export const changesBetween = (left: string, right: string): SideBySide[] => compareTexts(left, right).filter(differs)
