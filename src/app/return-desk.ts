// App · templates and workbooks at the desk: in the role chosen, by the id of the return; row-level security decides whose.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Finding } from '../kernel/finding.ts'
import type { FormSpec } from '../kernel/form.ts'
import type { Day } from '../kernel/period.ts'
import { formsOf } from '../policy/forms.ts'
import type { Store } from '../store/pg/open.ts'
import { readAs, type Who } from '../store/pg/session.ts'
import { dropScratch, openScratch } from '../store/scratch.ts'
import { formBook } from './form-book.ts'
import { layReturn, templateBytes } from './make-template.ts'
import { readSheet } from './return-sheet.ts'
import { formOf, type ReadWorkbook, takeWorkbook } from './take-workbook.ts'
import { checkTyped, keepTyped, type TypedCells } from './typed-cells.ts'

export interface SentWorkbook {
  readonly bytes: Uint8Array
  /** The same key again is the same draft again. */
  readonly key: string
  /** Of a correction. */
  readonly reason?: string
}

type Why = Parameters<typeof keepTyped>[4]

export interface ReturnDesk {
  readonly forms: (day: Day) => Promise<readonly FormSpec[]>
  /** Undefined when there is no such return, or it is not one's own to see. */
  readonly template: (
    who: Who,
    id: string,
  ) => Promise<{ readonly bytes: Uint8Array } | { readonly findings: readonly Finding[] } | undefined>
  readonly workbook: (who: Who, id: string, sent: SentWorkbook) => Promise<ReadWorkbook | undefined>
  readonly sheet: (who: Who, id: string) => ReturnType<typeof readSheet>
  readonly check: (who: Who, id: string, typed: TypedCells) => ReturnType<typeof checkTyped>
  readonly keep: (who: Who, id: string, typed: TypedCells, why: Why) => ReturnType<typeof keepTyped>
}

/** What a workbook is called that came without a name. */
const NAME = '上传的文件.xlsx'

export const openReturnDesk = (store: Store): ReturnDesk => ({
  sheet: (who, id) => readSheet(store, who, id),
  check: (who, id, typed) => checkTyped(store, who, id, typed),
  keep: (who, id, typed, why) => keepTyped(store, who, id, typed, why),
  forms: async (day) => formsOf(await formBook(), day),
  async template(who, id) {
    const laid = await readAs(store, who, async (session) => {
      const found = await formOf(session, id)
      return 'findings' in found ? undefined : await layReturn(session, found.form, id)
    })
    if (laid === undefined || 'findings' in laid) return laid
    return { bytes: await templateBytes(laid) }
  },
  async workbook(who, id, { bytes, key, reason }) {
    if ('findings' in (await readAs(store, who, (session) => formOf(session, id)))) return undefined
    const folder = openScratch('wanmu-sent-')
    try {
      const path = join(folder, 'sent.xlsx')
      await writeFile(path, bytes)
      const request = { path, name: NAME, id, key, ...(reason === undefined ? {} : { reason }) }
      return await takeWorkbook(store, { who, read: (use) => readAs(store, who, use) }, request)
    } finally {
      dropScratch(folder)
    }
  },
})
