// Server · files that a job left behind: what is wrong in what was sent, and what was made of it.
import { createReadStream } from 'node:fs'
import { extname } from 'node:path'
import type { JobFiles } from '../../app/job-files.ts'
import type { Jobs } from '../../app/jobs.ts'
import { CSV, DOCX, PARQUET } from '../bytes.ts'
import { Refusals, RoleHeader } from '../paging.ts'
import type { Door } from '../server.ts'
import { ById, XLSX } from '../shapes.ts'
import { take } from '../status.ts'
import { whoOf } from '../who.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.xlsx': XLSX,
  '.csv': `${CSV}; charset=utf-8`,
  '.docx': DOCX,
  '.parquet': PARQUET,
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
}
const FILES = [
  {
    word: 'marked',
    named: '问题清单',
    summary:
      '一次检查、导入或试算的问题表（.xlsx）：有问题的格子标了颜色 · what is wrong in a file, marked in a workbook',
  },
  {
    word: 'result',
    named: '试算结果',
    summary: '一次试算的结果：工作簿、通报、数据文件或得分说明 · what a trial made',
  },
] as const

export function addJobFiles(door: Door, files: JobFiles, jobs: Jobs): void {
  for (const { word, named, summary } of FILES)
    door.get(
      `/api/jobs/:id/${word}`,
      { schema: { summary, headers: RoleHeader, params: ById, produces: Object.values(TYPES), response: Refusals } },
      async (request, reply) => {
        const { path } = take(await files.find(jobs, whoOf(request), request.params.id, word))
        const ending = extname(path)
        const name = encodeURIComponent(`${named}${ending}`)
        reply
          .type(TYPES[ending] ?? 'application/octet-stream')
          .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
        return await reply.send(createReadStream(path) as never)
      },
    )
}
