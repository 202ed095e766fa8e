// The result workbook: 排名, 得分明细, 口径与办法, 异常与处理, 汇总.
import type { Book } from './book.ts'
import { detailSheet } from './detail-sheet.ts'
import { exceptionsSheet } from './exceptions-sheet.ts'
import { methodSheet } from './method-sheet.ts'
import { rankingSheet } from './ranking-sheet.ts'
import { summarySheet } from './summary-sheet.ts'
import { writeXlsx } from './write-xlsx.ts'

/** xlsx bytes; `onRow` hears how many rows are written, over all sheets. At most `mostSheetRows` rows fit a sheet. */
export const workbook = (book: Book, onRow?: (done: number) => void): Promise<Uint8Array> =>
  writeXlsx(
    [rankingSheet, detailSheet, methodSheet, exceptionsSheet, summarySheet].map((plan) => plan(book)),
    onRow,
  )
