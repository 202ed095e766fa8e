// App · all rooms' sentences together, for whoever tells findings to a person.
import { draftSentences } from '../evaluate/draft/sentences.ts'
import { evaluateSentences } from '../evaluate/sentences.ts'
import { goalsSentences } from '../goals/sentences.ts'
import { geoSentences } from '../intake/geo/sentences.ts'
import { intakeSentences } from '../intake/sentences.ts'
import { weightSentences } from '../intake/weight-sentences.ts'
import type { Sentences } from '../kernel/finding.ts'
import { policySentences } from '../policy/sentences.ts'
import { landSentences } from '../record/land/sentences.ts'
import { tenureSentences } from '../record/land/tenure-sentences.ts'
import { returnSentences } from '../record/returns/sentences.ts'
import { recordSentences } from '../record/sentences.ts'
import { storeSentences } from '../store/sentences.ts'
import { editionSentences } from './editions/sentences.ts'
import { processSentences } from './evaluation/sentences.ts'
import { outputSentences } from './output-sentences.ts'

export const sentences: Sentences = {
  ...intakeSentences,
  ...weightSentences,
  ...geoSentences,
  ...evaluateSentences,
  ...draftSentences,
  ...policySentences,
  ...recordSentences,
  ...returnSentences,
  ...goalsSentences,
  ...landSentences,
  ...tenureSentences,
  ...storeSentences,
  ...outputSentences,
  ...processSentences,
  ...editionSentences,
}
