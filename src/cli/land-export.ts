// Command line · land export: all parcels that a person may see, one GeoJSON feature a line, for a tile server or a GIS.
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Command } from 'commander'
import { type ActingOptions, acting, withActing } from './acting.ts'
import { cancelSignal } from './cancel.ts'
import { day } from './options.ts'
import { tell } from './records.ts'

interface Options extends ActingOptions {
  readonly on: string
  readonly year?: string
  readonly out: string
}

export function addLandExport(command: Command): void {
  withActing(
    command.description(
      '全部宗地的图形、用途、等级、亩均税收，一行一个 GeoJSON · all parcels, one GeoJSON feature a line',
    ),
  )
    .requiredOption('--on <yyyy-mm-dd>', '哪一天 · the day', day)
    .option('--year <yyyy>', '等级和数的年份，不写为上一年 · of grades and figures, the year before by default')
    .requiredOption('--out <path>', '写到文件，如 宗地.geojsonl · the file')
    .action(run)
}

async function run(options: Options): Promise<void> {
  const [{ exportParcels }, { placeFile }] = await Promise.all([
    import('../app/map/export-parcels.ts'),
    import('../app/place-file.ts'),
  ])
  const map = { day: options.on, period: options.year ?? String(Number(options.on.slice(0, 4)) - 1) }
  const signal = cancelSignal()
  const count = await acting(options, async (store, who) => {
    let lines = 0
    async function* counted(): AsyncGenerator<string> {
      for await (const line of exportParcels(store, who, map)) {
        lines++
        yield line
      }
    }
    await placeFile(
      options.out,
      (path) => pipeline(Readable.from(counted()), createWriteStream(path), { signal }),
      signal,
    )
    return lines
  })
  if (count !== undefined)
    tell(options.lang, `已写出 ${count} 宗：${options.out}`, `${count} parcels written to ${options.out}`)
}
