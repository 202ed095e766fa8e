// Web · where a return stands, as a word; a correction on its way is told besides.
import { Tag } from 'antd'
import { useWords } from './words.ts'

export const STANDINGS = ['drafted', 'filed', 'reviewed', 'verified', 'approved', 'locked'] as const
export type StandingWord = (typeof STANDINGS)[number] | 'absent'

export function Standing({ of, correcting = false }: { readonly of: StandingWord; readonly correcting?: boolean }) {
  const say = useWords()
  return (
    <span className={`standing standing-${of}`}>
      {say(of)}
      {correcting ? <Tag className="standing-more">{say('correcting')}</Tag> : null}
    </span>
  )
}
