// Command line · evaluation plan | publicise | freeze | compute | review | return | object | decide | correct | finalise | publish.
import { type Command, InvalidArgumentError } from 'commander'
import type { Asked, Done, Works } from '../app/evaluation/works.ts'
import type { Json } from '../kernel/canonical-json.ts'
import type { Who } from '../store/pg/session.ts'
import { acting, refuse, withActing } from './acting.ts'
import { cancelSignal } from './cancel.ts'
import { addEvaluationPapers } from './evaluation-show.ts'
import { day } from './options.ts'
import { tell } from './records.ts'
import { openProgress, tellFindings } from './tell.ts'
import { type WorksOptions, worksAt } from './works-at.ts'

export interface Options extends WorksOptions {
  readonly reason?: string
  readonly clause?: string
  readonly skipBad?: boolean
}
interface Plan extends Options {
  readonly scheme: string
  readonly period: string
  readonly unit?: string
  readonly fact?: Readonly<Record<string, string>>
}
interface Publicise extends Options {
  readonly land?: boolean
  readonly from: string
  readonly until: string
}
interface Objection extends Options {
  readonly objection?: string
  readonly about: string
  readonly kind: string
  readonly evidence: readonly string[]
  readonly accept?: boolean
  readonly reject?: boolean
}

export function addEvaluation(program: Command): void {
  const all = program.command('evaluation')
  all.description('评价的全程：立项、冻结、计算、公示、异议、发布 · an evaluation from plan to circular')
  const add = (name: string, said: string): Command =>
    withReason(withActing(all.command(name).description(said).argument('<id>', '编号，如 亩均-2025 · id')))

  add('plan', '立项：用哪个方案、评哪一年、评谁 · plan: scheme, period and who is in it')
    .requiredOption(
      '--scheme <scheme>',
      '规则库里方案的名称，或方案文件；照今天的样子存下 · a scheme of the rule book, or a file; kept as it stands',
    )
    .requiredOption('--period <period>', '期间，如 2025 · period')
    .option('--unit <code>', '只评一个填报单位及其下级 · only this unit and those below it')
    .option('--fact <name=value>', '只评名录里这一项是这个值的，可多次 · only those whose register says so', fact)
    .option('--book <folder>', '规则库 · rule book')
    .action(plan)
  add('publicise', '公示结果；加 --land 公示用地 · show the result to the public; --land: the land areas')
    .option('--land', '公示用地面积 · land areas, before anything is frozen')
    .requiredOption('--from <yyyy-mm-dd>', '第一天 · first day', day)
    .requiredOption('--until <yyyy-mm-dd>', '最后一天 · last day', day)
    .action((id: string, { land, from, until, ...options }: Publicise) =>
      act(id, land === true ? 'publish-land' : 'open-publicity', { from, until }, options),
    )
  add('freeze', '冻结批准的数（或给出的文件）、方案、规则库，各以哈希值存档 · freeze figures, scheme and rule book')
    .argument('[files...]', '.xlsx .csv .parquet')
    .option('--skip-bad', '数有误或不全的不纳入，记录在案 · leave out those with faulty or missing figures, on record')
    .option('--book <folder>', '规则库 · rule book')
    .action((id: string, files: string[], options: Options) =>
      work(options, async (works, who, steps) =>
        (await import('../app/evaluation/freeze.ts')).freezeEvaluation(works, who, id, {
          ...steps,
          files,
          skipBad: options.skipBad === true,
        }),
      ),
    )
  add('compute', '按冻结的数和方案计算 · compute from what is frozen').action((id: string, options: Options) =>
    work(options, async (works, who, steps) =>
      (await import('../app/evaluation/compute.ts')).computeEvaluation(works, who, id, steps),
    ),
  )
  add('review', '内部审核通过 · internal review').action((id: string, options: Options) =>
    act(id, 'review', {}, options),
  )
  add('return', '退回重来，写明理由 · send it back, with the reason').action((id: string, options: Options) =>
    act(id, 'return', {}, options),
  )
  add('object', '提出异议，附证据 · object, with evidence')
    .requiredOption('--objection <id>', '异议编号 · id of the objection')
    .requiredOption('--about <id>', '哪一家 · about whom')
    .option('--kind <kind>', '对象 · kind of subject', 'enterprise')
    .requiredOption('--evidence <file...>', '证据文件 · documents')
    .action(object)
  add('decide', '决定一项异议；不写 --objection 则结束异议处理 · decide an objection, or close them all')
    .option('--objection <id>', '哪一项 · which one')
    .option('--accept', '采纳 · accept')
    .option('--reject', '不采纳 · reject')
    .action(decide)
  add('correct', '按采纳的异议更正并重算；发布之后则另起一版 · correct: for an objection, or as a new version')
    .option('--objection <id>', '按哪一项异议 · for which objection')
    .option('--skip-bad', '数有误或不全的不纳入 · leave out those with faulty or missing figures')
    .action((id: string, options: Objection) =>
      work(options, async (works, who, steps) =>
        (await import('../app/evaluation/correct.ts')).correctEvaluation(works, who, id, {
          ...steps,
          skipBad: options.skipBad === true,
          ...(options.objection === undefined ? {} : { objection: options.objection }),
        }),
      ),
    )
  add('finalise', '定稿 · finalise').action((id: string, options: Options) => act(id, 'finalise', {}, options))
  add('publish', '发布：结果从此不变，等级进入历史 · publish').action((id: string, options: Options) =>
    work(options, async (works, who, steps) =>
      (await import('../app/evaluation/publish.ts')).publishEvaluation(works, who, id, steps),
    ),
  )
  addEvaluationPapers({
    list: all.command('list'),
    objections: all.command('objections'),
    show: all.command('show'),
    movers: all.command('movers'),
  })
}

const withReason = (command: Command): Command =>
  command.option('--reason <text>', '理由 · reason').option('--clause <clause>', '依据的条款 · clause')

const plan = (id: string, options: Plan): Promise<void> =>
  work(options, async (works, who, steps) => {
    const { scheme, period, unit, fact: facts } = options
    const { planEvaluation } = await import('../app/evaluation/plan.ts')
    return await planEvaluation(works, who, id, {
      ...steps,
      ...{ scheme, period },
      ...(unit === undefined ? {} : { unit }),
      ...(facts === undefined ? {} : { facts }),
    })
  })

const object = (id: string, options: Objection): Promise<void> =>
  work(options, async (works, who, steps) => {
    const { objectTo } = await import('../app/evaluation/object.ts')
    const { objection = '', kind, about, evidence } = options
    return await objectTo(works, who, id, { objection, about: { kind, id: about }, evidence }, steps)
  })

async function decide(id: string, { objection, accept, reject, ...options }: Objection): Promise<void> {
  if (objection === undefined && accept !== true && reject !== true) return await act(id, 'decide', {}, options)
  if (objection === undefined || accept === reject) {
    tell(
      options.lang,
      '决定一项异议，请写 --objection 和 --accept 或 --reject 之一。',
      'Give --objection and one of --accept and --reject.',
    )
    process.exitCode = 2
    return
  }
  await act(id, accept === true ? 'accept' : 'reject', { objection }, options)
}

const act = (id: string, kind: string, payload: Json, options: Options): Promise<void> =>
  work(options, async (works, who, steps) =>
    (await import('../app/evaluation/append.ts')).append(works, who, id, kind, payload, steps),
  )

type Errand = (works: Works, who: Who, steps: Asked) => Promise<Done>

async function work(options: Options, errand: Errand): Promise<void> {
  const progress = openProgress()
  const signal = cancelSignal()
  const { reason, clause } = options
  const steps = {
    ...{ onProgress: progress.report, signal },
    ...(reason === undefined ? {} : { reason }),
    ...(clause === undefined ? {} : { clause }),
  }
  const done = await acting(options, async (store, who) => errand(await worksAt(options, store), who, steps)).finally(
    progress.stop,
  )
  if (done === undefined) return
  if (done.act === undefined) return void refuse(done.findings, options, done.total)
  tellFindings(done.findings, done.total, options.lang)
  tell(options.lang, `已记录，第 ${done.act.seq} 条。`, `On record as act ${done.act.seq}.`)
}

function fact(text: string, before: Readonly<Record<string, string>> = {}): Record<string, string> {
  const at = text.indexOf('=')
  if (at < 1) throw new InvalidArgumentError('写作 项目=值 · write it as name=value')
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) }
}
