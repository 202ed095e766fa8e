// Command line · what is told on stderr: findings in sentences, progress of long work.
import { SingleBar } from 'cli-progress'
import { sentences } from '../app/sentences.ts'
import { type Finding, type Language, say } from '../kernel/finding.ts'

const MOST_SHOWN = 200

/** Findings one per line, then how many are not shown. */
export function tellFindings(findings: readonly Finding[], total: number, language: Language): void {
  const shown = findings.slice(0, MOST_SHOWN)
  for (const one of shown) {
    const mark = one.blocking ? (language === 'zh' ? '须改' : 'must mend') : language === 'zh' ? '提示' : 'note'
    process.stderr.write(`[${mark}] ${oneLine(say(one, sentences, language))}\n`)
  }
  if (total > shown.length)
    process.stderr.write(
      language === 'zh'
        ? `…… 共 ${total} 条，以上为前 ${shown.length} 条。\n`
        : `... ${total} in all, the first ${shown.length} shown.\n`,
    )
}

/** For a fault told before or after anyone asked for a language. */
export function tellBoth(one: Finding): void {
  process.stderr.write(`[须改] ${oneLine(say(one, sentences, 'zh'))}\n${oneLine(say(one, sentences, 'en'))}\n`)
}

/** Control characters out: a sentence may quote what stood in a hostile file. */
const oneLine = (text: string): string => text.replace(/\p{Cc}+/gu, ' ')

export interface Progress {
  readonly report: (done: number, total: number, what: string) => void
  readonly stop: () => void
}

/** A bar on stderr when a person watches and the work takes longer than a moment. */
export function openProgress(): Progress {
  if (!process.stderr.isTTY) return { report: () => {}, stop: () => {} }
  const bar = new SingleBar({
    format: '{bar} {percentage}% {what}',
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
  })
  const opened = performance.now()
  let running = false
  return {
    report(done, total, what) {
      if (!running && performance.now() - opened < 500) return
      if (!running) bar.start(total, done, { what })
      running = true
      bar.setTotal(total)
      bar.update(done, { what })
    },
    stop() {
      if (running) bar.stop()
    },
  }
}
