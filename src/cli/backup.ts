// Command line · backup and restore.
import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { type Finding, finding } from '../kernel/finding.ts'
import { placeOf, type RecordOptions, takeValue, tell, withRecordsAt } from './records.ts'
import { tellFindings } from './tell.ts'

export function addBackup(program: Command): void {
  withRecordsAt(
    program
      .command('backup')
      .description('把记录、快照和规则写成一个文件，各部分带哈希值 · records, snapshots and rule books in one file')
      .argument('<file.zip>'),
  ).action(backUp)
  withRecordsAt(
    program
      .command('restore')
      .description('核对备份，恢复到空的位置，再审计一遍 · check a backup, restore it into an empty place, audit it')
      .argument('<file.zip>'),
  ).action(bringBack)
}

async function backUp(file: string, options: RecordOptions): Promise<void> {
  const [{ withRecords, foldersOf }, { backup }, { checkOutputs }] = await Promise.all([
    import('../app/open-records.ts'),
    import('../app/backup.ts'),
    import('../app/place-file.ts'),
  ])
  const findings = checkOutputs([file], [])
  const place = placeOf(options)
  const made =
    findings.length > 0 ? { findings } : await withRecords(place, {}, (store) => backup(store, foldersOf(place), file))
  const done = takeValue(made, options.lang)
  if (done === undefined) return
  if ('findings' in done) return refuse(done.findings, options)
  const { manifest, notices } = done
  tellFindings(notices, notices.length, options.lang)
  const parts = Object.keys(manifest.parts).length
  tell(
    options.lang,
    `已写出 ${file}：${parts} 个部分，${manifest.head.seq} 条操作记录，链头 ${manifest.head.hash || '（空）'}。`,
    `Written ${file}: ${parts} parts, ${manifest.head.seq} acts, head ${manifest.head.hash || '(none)'}.`,
  )
}

async function bringBack(file: string, options: RecordOptions): Promise<void> {
  const [{ withRecords, restoredTo }, { checkBackup, isRefused, restore }, { OURS }, { noteFolder }] =
    await Promise.all([
      import('../app/open-records.ts'),
      import('../app/restore.ts'),
      import('../app/clock.ts'),
      import('../app/undo-restore.ts'),
    ])
  if (!existsSync(file)) return refuse([finding('store/no-backup', { file })], options)
  const checked = await checkBackup(file)
  if ('findings' in checked) return refuse(checked.findings, options)
  const { archive, manifest } = checked
  const place = placeOf(options)
  const undo = noteFolder(place)
  let isKept: boolean | undefined
  const opened = await withRecords(place, { bare: true }, async (store) => {
    isKept = false
    const told = await restore(checked, store, restoredTo(place), OURS.zone)
    isKept = !isRefused(told)
    return told
  }).finally(async () => {
    archive.close()
    if (isKept === false) await undo()
  })
  const findings = takeValue(opened, options.lang)
  if (findings === undefined) return
  if (isRefused(findings)) return refuse(findings, options)
  tellFindings(findings, findings.length, options.lang)
  tell(
    options.lang,
    `已恢复 ${manifest.head.seq} 条操作记录，链已核对完好。`,
    `Restored ${manifest.head.seq} acts; the chain was checked and is sound.`,
  )
}

function refuse(findings: readonly Finding[], { lang }: RecordOptions): void {
  tellFindings(findings, findings.length, lang)
  process.exitCode = 1
}
