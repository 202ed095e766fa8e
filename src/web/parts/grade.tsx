// Web · a grade: its letter always, its colour besides (A green, B blue, C yellow, D red). And a light: its word always.
import { usePartWords } from './part-words.ts'

export function Grade({ of }: { readonly of: string | null | undefined }) {
  const say = usePartWords()
  const none = of === null || of === undefined || of === ''
  const letter = none ? 'none' : (/^[A-D]/.exec(of)?.[0] ?? 'none')
  return <span className={`grade grade-${letter}`}>{none ? say('noGrade') : of}</span>
}
