// Command line · register import of parcels, tenure and boundaries.
import type { Imported } from '../app/import-rows.ts'
import { type ActingOptions, acting, refuse } from './acting.ts'
import { cancelSignal } from './cancel.ts'
import { tell } from './records.ts'
import { openProgress, tellFindings } from './tell.ts'

interface LandOptions extends ActingOptions {
  readonly of?: string
  readonly meridian?: number
}
interface Request {
  readonly files: readonly string[]
  readonly day: string
  readonly complete: boolean
  readonly book?: string
}

export async function importLand(
  kind: 'parcel' | 'tenure' | 'boundary',
  request: Request,
  options: LandOptions,
): Promise<void> {
  const progress = openProgress()
  const steps = {
    ...request,
    ...(options.meridian === undefined ? {} : { meridian: options.meridian }),
    onProgress: progress.report,
    signal: cancelSignal(),
  }
  const done = await ERRANDS[kind](steps, options).finally(progress.stop)
  if (done === undefined) return
  if (done.imported === undefined) return void refuse(done.findings, options, done.total)
  tellFindings(done.findings, done.total, options.lang)
  for (const [zh, en, imported] of done.imported)
    tell(options.lang, `${zh}${said(imported)}。`, `${en}${saidEn(imported)}.`)
}

type Line = readonly [zh: string, en: string, imported: Imported]
type Steps = Request & { readonly meridian?: number; readonly signal: AbortSignal }

const ERRANDS = {
  async parcel(request: Steps, options: LandOptions) {
    const { importParcels } = await import('../app/import-parcels.ts')
    const done = await acting(options, (store, who) => importParcels(store, who, request))
    const lines = (imported: NonNullable<typeof done>['imported']): Line[] | undefined =>
      imported === undefined
        ? undefined
        : [
            ['宗地：', 'Parcels: ', imported.parcels],
            ['图形：', 'Shapes: ', imported.shapes],
          ]
    return done === undefined ? undefined : { ...done, imported: lines(done.imported) }
  },
  async tenure(request: Steps, options: LandOptions) {
    const { importTenure } = await import('../app/import-tenure.ts')
    return withLine(await acting(options, (store, who) => importTenure(store, who, request)), '用地关系：', 'Tenure: ')
  },
  async boundary(request: Steps, options: LandOptions) {
    const { BOUNDED, importBoundaries } = await import('../app/import-boundaries.ts')
    const of = BOUNDED.find((one) => one === options.of)
    if (of === undefined) {
      process.stderr.write(`请用 --of 说明是谁的边界：${BOUNDED.join('、')}。Say whose boundaries with --of.\n`)
      process.exitCode = 2
      return undefined
    }
    return withLine(
      await acting(options, (store, who) => importBoundaries(store, who, { ...request, of })),
      '边界：',
      'Boundaries: ',
    )
  },
}

function withLine<T extends { readonly imported?: Imported }>(done: T | undefined, zh: string, en: string) {
  if (done === undefined) return undefined
  const lines: Line[] | undefined = done.imported === undefined ? undefined : [[zh, en, done.imported]]
  return { ...done, imported: lines }
}

const said = ({ added, changed, ended, same }: Imported): string =>
  `新增 ${added}，变更 ${changed}，终止 ${ended}，不变 ${same}`
const saidEn = ({ added, changed, ended, same }: Imported): string =>
  `${added} added, ${changed} changed, ${ended} ended, ${same} as before`
