// App · the editions of a scheme as csv: from which day, by whom, why, which evaluations were planned by it.
import { csv } from '../../report/csv.ts'
import { ourDay } from '../clock.ts'
import type { EditionListed } from './desk.ts'

export const editionsText = (items: readonly EditionListed[]): string =>
  csv(
    ['版次', '施行日', '施行中', '印发', '印发人', '理由', '哈希', '用它的评价'],
    items.map(({ n, issued, in_force: inForce, hash, evaluations }) => [
      ...[n, issued?.from ?? '', inForce ? '是' : '', issued === undefined ? '随规则库' : ourDay(issued.at)],
      ...[issued?.by ?? '', issued?.reason ?? '', hash, evaluations.map(({ id }) => id).join('；')],
    ]),
  )
