// Web · a light: its colour and always its word.
import type { LightColour } from '../api/goals.ts'
import { useGoalWords } from './goal-words.ts'

export function Light({ of }: { readonly of: LightColour }) {
  const say = useGoalWords()
  return <span className={`light light-${of === 'grey' ? 'none' : of}`}>{say(of)}</span>
}
