// App · evaluation: the sentences of its findings.
import type { Sentences } from '../../kernel/finding.ts'

export const processSentences: Sentences = {
  'process/no-evaluation': {
    zh: '没有编号为“{id}”的评价，或者现在还不对您公开。',
    en: 'there is no evaluation "{id}", or it is not open to you yet.',
  },
  'process/no-public-version': {
    zh: '评价“{id}”没有公开过第 {version} 版。请打开最新一版，页上列出各版。',
    en: 'no version {version} of the evaluation "{id}" was ever shown. Open the newest one: its page lists them all.',
  },
  'process/exists': {
    zh: '编号为“{id}”的评价已经有了。请另用编号。',
    en: 'there is an evaluation "{id}" already. Use another id.',
  },
  'process/period-to-come': {
    zh: '期间 {period} 自 {first} 开始，{day} 还没有到，不会有数，不能立项。请核对期间。',
    en: 'the period {period} begins on {first}; on {day} there can be no figure of it. Check the period.',
  },
  'process/period-too-short': {
    zh: '“{label}”按{filed}填报，{period} 比它短，不会有数。请选一个按{filed}的期间。',
    en: '"{label}" is filed by the {filedEn}; {period} is shorter, so there will be no figure. Choose a period of a {filedEn}.',
  },
  'process/no-scheme': {
    zh: '规则库里没有方案“{scheme}”。现有：{known}。',
    en: 'the rule book has no scheme "{scheme}". It has: {known}.',
  },
  'process/not-whole': {
    zh: '{person} 看不到评价范围内的全部数据（范围：{unit}），所得结果会不完整，所以没有做。请由看得到全部的人办理。',
    en: '{person} does not see all figures of the scope ({unit}); the outcome would be incomplete, so nothing was done. It is for someone who sees all of it.',
  },
  'process/no-subjects': {
    zh: '{day} 的名录里，范围内没有可评的对象。请先导入名录，或核对范围。',
    en: 'on {day} the register has nobody in the scope. Import the register, or check the scope.',
  },
  'process/no-indicator': {
    zh: '方案要用“{label}”（{input}），指标目录里没有它，名录和填报表都给不出。请补进目录，或在方案里注明可缺。',
    en: 'the scheme uses "{label}" ({input}), which the catalogue of indicators does not have. Add it there, or mark it optional in the scheme.',
  },
  'process/nobody-filed': {
    zh: '“{label}”在 {period} 没有任何批准的数，应由 {owner} 负责的填报表报来。请先批准，再冻结。',
    en: 'there is no approved figure of "{label}" for {period}; it is owned by {owner}. Approve the returns first, then freeze.',
  },
  'process/no-figures': {
    zh: '{name}（{id}，{unit}）在 {period} 没有任何批准的数。请补报，或从名录中注明终止，或用 --skip-bad 先不评。',
    en: '{name} ({id}, {unit}) has no approved figure for {period}. File them, end it in the register, or leave it out by --skip-bad.',
  },
  'process/figure-missing': {
    zh: '{name}（{id}）缺必须有的“{label}”（{owner}，{period}）。请补报、批准后再冻结，或用 --skip-bad 先不评。',
    en: '{name} ({id}) lacks "{label}", which must be there ({owner}, {period}). File and approve it, or leave the unit out by --skip-bad.',
  },
  'process/two-figures': {
    zh: '{name}（{id}）的“{label}”有不同的批准数：{figures}。请更正其中一处。',
    en: '{name} ({id}) has different approved figures of "{label}": {figures}. Correct one of them.',
  },
  'process/other-measure': {
    zh: '{name}（{id}）的“{label}”以“{measure}”报来，换算不成“{unit}”（{from}）。请更正单位。',
    en: '"{label}" of {name} ({id}) was filed in "{measure}", which cannot be turned into "{unit}" ({from}). Correct the unit.',
  },
  'process/some-missing': {
    zh: '“{label}”有 {count} 家没有数，按方案的缺失规则处理。',
    en: '{count} units have no "{label}"; the scheme says what happens then.',
  },
  'process/mixed-calibers': {
    zh: '“{label}”的口径不一：{calibers}。请确认可以放在一起比。',
    en: 'figures of "{label}" are of different calibers: {calibers}. Make sure that they may be compared.',
  },
  'process/left-out': {
    zh: '有 {count} 家的数有误或不全，已注明、未纳入。',
    en: '{count} units with faulty or missing figures were left out; why is kept with the snapshot.',
  },
  'process/changed-meanwhile': {
    zh: '取数之后又有填报表获批或名录变动（{count} 处），重取了 {tries} 次仍是如此，所以没有记录。请等批完再办一次。',
    en: 'after the figures were collected, returns were approved or registers changed ({count}); so it was in each of {tries} tries, and nothing went on record. Wait for the approvals and do it once more.',
  },
  'process/file-absent': {
    zh: '找不到{what}（{hash}）。它应在数据文件夹的 snapshots 里；请从备份恢复。',
    en: '{whatEn} ({hash}) cannot be found in the folder snapshots of the data folder. Restore it from a backup.',
  },
  'process/file-altered': {
    zh: '{what}（{hash}）的内容与冻结时的哈希值不符：被改动或损坏。请从备份恢复原件，并查明是谁改的。',
    en: '{whatEn} ({hash}) does not match the hash it was frozen with: altered or damaged. Restore it from a backup and find out who changed it.',
  },
  'process/not-frozen-here': {
    zh: '“{id}”的数据不是由本程序冻结的（没有方案的哈希值），不能重算。',
    en: 'what "{id}" was computed from was not frozen by this program (no hash of a scheme); it cannot be computed again.',
  },
  'process/no-result': {
    zh: '“{id}”还没有第 {version} 版的结果。',
    en: 'there is no result of version {version} of "{id}" yet.',
  },
  'process/result-differs': {
    zh: '重算的结果与记录的不同：有 {count} 家不一样，如 {example}。冻结的数据和方案都完好；当时的程序是 {then}，现在是 {now}。请用当时的程序再算一次。',
    en: 'computed again, the result is another: {count} units differ, {example} for one. Figures and scheme are as they were frozen; the program then was {then}, now it is {now}. Compute it once more by the program of that time.',
  },
  'process/same-in-other-bytes': {
    zh: '重算的每一个数都与记录的相同，只是文件的写法不同：当时的程序是 {then}，现在是 {now}。',
    en: 'every value is as recorded; only the file is written in another way: the program then was {then}, now it is {now}.',
  },
  'process/nothing-to-compare': {
    zh: '“{id}”只有一次结果，没有可比的。',
    en: '"{id}" has only one result; there is nothing to compare.',
  },
  'process/not-shown': {
    zh: '“{id}”第 {version} 版还没有公示，名单现在不公开。',
    en: 'version {version} of "{id}" has not been shown to the public yet.',
  },
  'process/no-evidence-file': {
    zh: '证据文件打不开（{detail}）。请核对路径。',
    en: 'the document cannot be opened ({detail}). Check its path.',
  },
  'process/by-errand': {
    zh: '“{kind}”要由程序核对和计算，请用 {route}，不能只写一条记录。',
    en: '"{kind}" wants checking and computing by the program: use {route}, not a bare act.',
  },
  'process/not-objecting': {
    zh: '证据由企业或填报人提出异议时交；您的角色（{role}）不提出异议。',
    en: 'Evidence is handed in by an enterprise or a filer who objects; your role ({role}) does not object.',
  },
  'process/other-kind': {
    zh: '内容不是 {ending}，与所说的文件类型不符。证据收 PDF、图片（jpg、png）、Word（docx）、Excel（xlsx）。',
    en: 'what is in it is no {ending}, which it was said to be. Evidence is PDF, a picture (jpg, png), Word (docx) or Excel (xlsx).',
  },
  'process/no-objections-now': {
    zh: '评价“{id}”现在不收异议，所以也不收证据。异议在用地公示、结果公示期间提出。',
    en: 'no objection can be raised to the evaluation "{id}" now, so that no evidence is taken. Objections are raised while land areas or results are in publicity.',
  },
  'process/many-jobs': {
    zh: '您已有 {most} 项任务在办或排队。请等其中一项结束，或取消一项，再开始新的。',
    en: '{most} jobs of yours are under way or waiting. Wait until one has ended, or cancel one, then begin another.',
  },
  'process/much-evidence': {
    zh: '一人一天最多交 {most} 件证据。请把材料合成几件，或明天再交。',
    en: 'one person hands in at most {most} pieces of evidence a day. Put pieces together, or go on tomorrow.',
  },
  'process/evidence-not-kept': {
    zh: '证据“{name}”（{hash}）您没有为这次评价交来过。请先交证据，再提异议。',
    en: 'You have not handed in the evidence "{name}" ({hash}) for this evaluation. Hand it in first, then object.',
  },
  'process/evidence-name': {
    zh: '证据的名称“{name}”不像它里面的内容：只能是文字、数字、括号和横线，后缀须是 pdf、jpg、png、docx、xlsx 之一并与内容一致。请改用上传时答复的名称。',
    en: 'The name of the evidence, "{name}", does not fit what it holds: letters, digits, brackets and dashes, and the ending pdf, jpg, png, docx or xlsx that its content has. Use the name answered when it was sent.',
  },
  'process/no-evidence-here': {
    zh: '没有这件证据（{hash}），或那条异议不在您的范围之内。',
    en: 'There is no such evidence ({hash}), or the objection is not yours to see.',
  },
  'process/no-node': {
    zh: '方案里没有指标“{node}”。有：{known}。',
    en: 'The scheme has no node "{node}". It has: {known}.',
  },
  'process/no-unit': {
    zh: '“{id}”的结果里没有 {unit}，或者它不归您看。',
    en: 'the result of "{id}" has no {unit}, or it is not yours to see.',
  },
  'process/no-job': {
    zh: '没有这项任务，或者它不归您看、不是您开始的。',
    en: 'there is no such job, or it is not yours to see or to cancel.',
  },
  'process/no-marked': {
    zh: '这项任务没有这样的文件，或者已经清理。请再做一次。',
    en: 'this job has no such file, or it is kept no longer. Run it once more.',
  },
  'process/not-trial': {
    zh: '试算是各单位的事；您的角色（{role}）看自己的等级和得分。',
    en: 'trials are run by offices; your role ({role}) sees its own grade and points.',
  },
  'process/job-failed': {
    zh: '任务 {id} 因程序出错没有做完，什么也没有记录。请把编号告诉维护者。',
    en: 'job {id} failed by a fault of the program; nothing went on record. Tell its id to the maintainer.',
  },
}
