// Record · the sentences of its findings: what, why, how to mend.
import type { Sentences } from '../kernel/finding.ts'

export const recordSentences: Sentences = {
  'record/unknown-act': { zh: '没有“{kind}”这种操作。', en: 'there is no act "{kind}".' },
  'record/not-now': {
    zh: '现在是“{standing}”，不能{act}。请先办完前面的步骤，或刷新后再看。',
    en: 'it stands at "{standingEn}", where it is not possible to {actEn}. Complete the steps before, or reload and look again.',
  },
  'record/not-your-role': {
    zh: '“{standing}”时的{act}由{may}办理，{role}不能办理。',
    en: 'at "{standingEn}", to {actEn} is for: {mayEn}; not for: {roleEn}.',
  },
  'record/payload': {
    zh: '{act}所附的内容不合要求。请对照接口说明核对。',
    en: 'what came with the act ({actEn}) does not have the form it needs. Compare with the description of the interface.',
  },
  'record/no-reason': {
    zh: '{act}须写明理由，以便对方知道怎么改、日后有据可查。',
    en: 'a reason is needed ({actEn}), so that others know what to mend and can look it up later.',
  },
  'record/no-cell-reason': {
    zh: '单元格“{cell}”被退回而没有写理由。请写明哪里不对。',
    en: 'the cell "{cell}" is returned without a reason. Say what is wrong with it.',
  },
  'record/no-person': {
    zh: '没有“{person}”这个人，或已停用。请核对，或请系统管理员新增（people add）。',
    en: 'there is nobody called "{person}", or closed. Check it, or ask a system admin to add the person (people add).',
  },
  'record/which-role': {
    zh: '请用 --role 写明“{person}”以哪个角色办理。所持有的角色：{roles}。',
    en: 'say with --role in which role "{person}" acts. Roles held: {rolesEn}.',
  },
  'record/unknown-unit': {
    zh: '“{name}”所属的“{unit}”不是规则库中的填报单位。请核对写法（units.yaml 列有全名、简称）。',
    en: '"{unit}", to which "{name}" belongs, is no reporting unit of the rule book. Check its spelling (units.yaml lists names).',
  },
  'record/not-your-register': {
    zh: '您的角色（{role}）不能导入名录 {register}。',
    en: 'Your role ({roleEn}) does not import the register {register}.',
  },
  'record/not-admin': {
    zh: '一次性密码只能由系统管理员发。',
    en: 'Only a system admin gives out one-time passwords.',
  },
  'record/some-contested': {
    zh: '表中对 {count} 个已有的数提出了异议，请逐张查看后办理。',
    en: 'The return contests {count} figures in force: look at it by itself.',
  },
  'record/no-return': {
    zh: '没有编号为“{id}”的填报表，或不在您的范围之内。请核对编号（return list）。',
    en: 'there is no return "{id}", or it is not yours to see. Check the id (return list).',
  },
  'record/no-period': {
    zh: '“{period}”不是期间。年写作 2025，季度写作 2025Q3，月写作 2025-07。',
    en: '"{period}" is no period. Write a year as 2025, a quarter as 2025Q3, a month as 2025-07.',
  },
  'record/nothing-asked': {
    zh: '期间 {period} 没有由“{owner}”负责的“{form}”指标，无可填报。请核对部门、对象和期间，或先导入规则库（register book）。',
    en: 'no indicator of "{form}" is owned by "{owner}" for the period {period}, so there is nothing to file. Check department, subject and period, or import the rule book first (register book).',
  },
  'record/not-asked': {
    zh: '“{id}”的“{indicator}”不是由“{owner}”负责、按这种期间报的指标，不能在这张表填报。请核对指标和期间。',
    en: '"{indicator}" of "{id}" is no indicator owned by "{owner}" and filed for such periods; it cannot be filed in this return. Check indicator and period.',
  },
  'record/not-begun': {
    zh: '期间 {period} 自 {first} 开始，{day} 还没有到，不能填报。',
    en: 'the period {period} begins on {first}; on {day} there is nothing to file yet.',
  },
  'record/cell-twice': {
    zh: '“{id}”的“{indicator}”在这张表里填了不止一格，不知以哪个为准。请只留一格。',
    en: '"{indicator}" of "{id}" is filed in more than one cell of this return. Keep one of them.',
  },
  'record/other-measure': {
    zh: '“{id}”的“{indicator}”应以“{asked}”计，填的是“{filed}”。请换算后再填。',
    en: '"{indicator}" of "{id}" is counted in "{asked}", but "{filed}" was filed. Convert it first.',
  },
  'record/other-period': {
    zh: '“{id}”的“{indicator}”填的期间是 {filed}，这张表的期间是 {asked}。请核对。',
    en: '"{indicator}" of "{id}" was filed for {filed}; this return is for {asked}. Check the period.',
  },
  'record/not-in-register': {
    zh: '“{name}”（{id}）不在“{unit}”的名录里，不能在这张表填报。请核对编号，或先办理名录变更（register import）。',
    en: '"{name}" ({id}) is not in the register of "{unit}" and cannot be filed in this return. Check the id, or change the register first (register import).',
  },
  'record/own-work': {
    zh: '{actor} 填报的数不能由本人审核、核实或批准。请由另一人办理。',
    en: 'what {actor} filed cannot be reviewed, verified or approved by the same person. Somebody else has to do it.',
  },
  'record/not-first': {
    zh: '已经有人持有角色。首位系统管理员只能设一次，其他人请由系统管理员办理（people add、people grant）。',
    en: 'somebody holds a role already. The first system admin is made once; other people are made by a system admin (people add, people grant).',
  },
  'record/own-grant': {
    zh: '{actor} 不能办理本人的账号和角色。请由另一位系统管理员办理。',
    en: '{actor} cannot deal with the own account and roles. Another system admin has to do it.',
  },
  'record/grant-twice': {
    zh: '已经有“{role}”这个角色，范围也相同，无须再授予。',
    en: 'the role "{roleEn}" is held already, for the same scope.',
  },
  'record/no-grant': {
    zh: '没有“{role}”这个角色（范围也须相同），无从收回。',
    en: 'the role "{roleEn}" is not held for this scope, so it cannot be revoked.',
  },
  'record/grant-scope': {
    zh: '“{role}”的范围不对：填报人须写所属单位，数据主管部门须写部门，企业须写企业代码，系统管理员不写，其他角色可写所属单位。',
    en: 'the scope of "{roleEn}" is wrong: a filer needs a unit, an owner department a department, an enterprise its code, a system admin none; the others may have a unit.',
  },
  'record/grant-unit': {
    zh: '名录里没有单位“{unit}”，不能授予它的角色。{near}请核对编号（register list unit），或先登记该单位。',
    en: 'there is no unit "{unit}" in the register, so no role can be held for it. {nearEn} Check its code (register list unit), or register it first.',
  },
  'record/grant-department': {
    zh: '没有部门“{department}”：规则库没有写到，也没有一项指标由它主管。{near}请核对编号（policy show），或先登记由它主管的指标。',
    en: 'there is no department "{department}": the rule book does not name it and no indicator is owned by it. {nearEn} Check its id (policy show), or register an indicator that it owns first.',
  },
  'record/grant-enterprise': {
    zh: '名录里没有企业“{enterprise}”，不能授予它的角色。请核对统一社会信用代码，或先登记该企业。',
    en: 'there is no enterprise "{enterprise}" in the register, so no role can be held for it. Check its unified social credit code, or register it first.',
  },
  'record/own-objection': {
    zh: '异议“{objection}”由 {actor} 提出，不能由本人决定是否采纳。请由另一人办理。',
    en: 'the objection "{objection}" was raised by {actor} and cannot be decided by the same person. Somebody else has to do it.',
  },
  'record/not-about-yours': {
    zh: '“{id}”不在您的范围之内（企业只能就本企业、县市区只能就辖区内的对象提出或办理异议），或不在名录里。请核对。',
    en: '"{id}" is not yours (an enterprise objects for itself, a unit for what lies in it), or is in no register. Check it.',
  },
  'record/no-evidence': {
    zh: '提出异议须附证明材料。请附上文件后再提交。',
    en: 'an objection needs evidence. Add a document and raise it again.',
  },
  'record/unkept-text': {
    zh: '内容中有无法保存的字符（空字符、残缺的字），或层次过深。请删去后重新填写。',
    en: 'there are characters that cannot be kept (NUL, half of a character), or the nesting is too deep. Take them out and enter it again.',
  },
  'record/unknown-cell': {
    zh: '填报表中没有单元格“{cell}”。请核对所退回的单元格。',
    en: 'the return has no cell "{cell}". Check which cell is meant.',
  },
  'record/nothing-filed': {
    zh: '还没有填任何数，不能填报。',
    en: 'no figure has been entered, so there is nothing to file.',
  },
  'record/nothing-changed': {
    zh: '更正中没有写任何单元格。请写明原值、新值和理由。',
    en: 'the correction names no cell. Give old value, new value and why.',
  },
  'record/no-change-reason': {
    zh: '单元格“{cell}”的更正没有写理由。请写明为什么改。',
    en: 'the correction of cell "{cell}" says no why. Say why it changes.',
  },
  'record/old-differs': {
    zh: '单元格“{cell}”的更正所写的原值是 {old}，而现行的是 {inForce}（数值相同时，请核对口径、单位等）。请按现行的重写更正。',
    en: 'the correction of cell "{cell}" gives {old} as the old value, but {inForce} is in force (if they look alike, compare caliber, unit and the rest). Write it against what is in force.',
  },
  'record/no-change': {
    zh: '单元格“{cell}”的新值与原值相同（{value}）。请改正或从更正中去掉。',
    en: 'old and new of cell "{cell}" are the same ({value}). Change it or leave it out of the correction.',
  },
  'record/no-ratio-parts': {
    zh: '单元格“{cell}”的“{indicator}”是百分比（{value}{unit}），须同时填分子和分母，否则不能汇总和核对。',
    en: '"{indicator}" in cell "{cell}" is a percentage ({value}{unit}): give numerator and denominator too, or it can be neither added up nor checked.',
  },
  'record/zero-denominator': {
    zh: '单元格“{cell}”的“{indicator}”分母为 0，得不出 {value}{unit}。请核对，或把值留空。',
    en: '"{indicator}" in cell "{cell}" has denominator 0, which cannot give {value}{unit}. Check it, or leave the value empty.',
  },
  'record/figure-twice': {
    zh: '“{subject}”的“{indicator}”（{period}，{caliber}）有两个现行的数：{first} 和 {second}。请确定以哪一个为准，更正另一个。',
    en: '"{indicator}" of "{subject}" ({period}, {caliber}) is in force twice: {first} and {second}. Decide which one holds and correct the other.',
  },
  'record/hidden-text': {
    zh: '“{text}”里夹有看不见的字符，看上去会与别的一样。请重新输入，不要从别处粘贴。',
    en: 'there are signs in "{text}" that nobody sees; it would look like another one. Type it anew instead of pasting it.',
  },
  'record/not-yours-to-contest': {
    zh: '“{cell}”表态的数（{figure}）不在本表所问之内：主体、期间、主管部门须与本表相同，且现在有效。请去掉这一格，重新打开填报表。',
    en: 'the figure that "{cell}" is about ({figure}) is not among those this return asks for: subject, period and department must be those of the return, and it must be in force. Take the cell out and open the return anew.',
  },
  'record/too-large': {
    zh: '“{id}”的“{indicator}”是 {value}，绝对值超过 {most}，不会有这样的数。请核对单位和小数点。',
    en: '"{indicator}" of "{id}" is {value}, more than {most} either way; there is no such figure. Check its unit and its decimal point.',
  },
  'record/no-such-unit': {
    zh: '名录里没有单位“{unit}”（{day}）。请核对编号（register list unit）。',
    en: 'there is no unit "{unit}" in the register ({day}). Check its code (register list unit).',
  },
  'record/odd-succession': {
    zh: '“{to}”承接“{from}”：已登记过，会互相承接（可能隔着别的单位），或承接的正是自己的上级。请核对。',
    en: '"{to}" succeeds "{from}": said already, they would succeed each other, by way of others perhaps, or it lies in what it is to succeed. Check it.',
  },
  'record/edition-moved': {
    zh: '您改的是第 {after} 版，而现在已有第 {last} 版。什么都没有保存。请重新打开，在第 {last} 版上修改。',
    en: 'you changed edition {after}, but there is an edition {last} by now. Nothing was saved. Open it again and change edition {last}.',
  },
  'record/edition-same': {
    zh: '与第 {last} 版一字不差，没有可印发的修改。',
    en: 'it is edition {last} to the letter: there is no change to issue.',
  },
  'record/edition-day': {
    zh: '施行日 {from} 早于第 {last} 版的施行日 {lastFrom}。新版不能早于旧版施行，请改施行日。',
    en: 'it would be in force from {from}, before edition {last} ({lastFrom}). A newer edition cannot begin earlier; choose another day.',
  },
  'record/no-such-day': {
    zh: '日历上没有 {day} 这一天。日期写作 2026-03-01。',
    en: 'there is no day {day} in the calendar. Write a day as 2026-03-01.',
  },
  'record/day-far': {
    zh: '生效日 {day} 不在 {first} 至 {last} 之间，请核对年份。',
    en: '{day}, the day from which it holds, is not between {first} and {last}: check the year.',
  },
  'record/days-order': {
    zh: '截止日 {until} 早于起始日 {from}。',
    en: 'the last day {until} is before the first, {from}.',
  },
  'record/days-far': {
    zh: '截止日 {until} 离今天（{day}）超过 {most} 天。期间没有到头之前结束不了，请核对年份。',
    en: 'the last day {until} is more than {most} days from today ({day}). Nothing ends it before then: check the year.',
  },
  'record/days-past': {
    zh: '公示起始日 {from} 早于今天（{day}）。公示不能倒填日期。',
    en: 'the first day {from} is before today ({day}). Publicity cannot be dated back.',
  },
  'record/publicity-open': {
    zh: '公示到 {until} 为止（含当日），今天是 {day}，尚未结束。请在公示结束后再办理。',
    en: 'publicity runs until the end of {until} and today is {day}. Wait until it has ended.',
  },
  'record/outside-publicity': {
    zh: '异议须在公示期内提出（{from} 至 {until}），今天是 {day}。',
    en: 'objections are raised during publicity ({from} to {until}); today is {day}.',
  },
  'record/long-name': {
    zh: '“{id}”的名称超过 {most} 个字符。请核对这一行，多半是串了列。',
    en: 'The name of "{id}" has more than {most} characters. Check the row: columns may have slipped.',
  },
  'record/long-id': {
    zh: '编号“{id}…”有 {length} 个字符，最长 {most} 个。请缩短。',
    en: 'The id "{id}…" has {length} characters, and at most {most} are kept. Shorten it.',
  },
  'record/objection-size': {
    zh: '异议的编号最长 {letters} 个字符，证据最多 {pieces} 件。请缩短，或把证据合成几件。',
    en: 'The id of an objection has at most {letters} characters and at most {pieces} pieces of evidence go with it. Shorten it, or put pieces together.',
  },
  'record/objections-waiting': {
    zh: '对“{id}”已有 {count} 条异议等着答复。请等其中一条有了决定再提。',
    en: '{count} objections about "{id}" wait for a decision already. Wait until one of them is decided.',
  },
  'record/objection-open': {
    zh: '{by} 提出的异议“{objection}”尚未办结。请先答复；已采纳的，先更正。',
    en: 'the objection "{objection}" by {by} is still open. Decide it first; if it was accepted, make the correction.',
  },
  'record/objection-twice': {
    zh: '编号为“{objection}”的异议已经有了。请另用编号。',
    en: 'there is an objection "{objection}" already. Use another id.',
  },
  'record/no-objection': { zh: '没有编号为“{objection}”的异议。', en: 'there is no objection "{objection}".' },
  'record/objection-undecided': {
    zh: '异议“{objection}”还没有决定是否采纳。请先采纳，再更正。',
    en: 'the objection "{objection}" has not been decided. Accept it before correcting.',
  },
  'record/objection-settled': {
    zh: '异议“{objection}”已经有了决定，不能再次决定。',
    en: 'the objection "{objection}" has been decided already and cannot be decided again.',
  },
  'record/no-result': {
    zh: '公示期间按异议更正，须写明更正后的结果（哈希值）。',
    en: 'a correction during publicity must name the result after it (its hash).',
  },
  'record/other-scheme': {
    zh: '已发布过的评价沿用原来的方案（{kept}），不能换成 {scheme}。新的办法用于新的评价。',
    en: 'an evaluation that was published keeps its scheme ({kept}); it cannot change to {scheme}. New rules are for a new evaluation.',
  },
  'record/other-inputs': {
    zh: '计算所用的数据（{snapshot}）或方案不是现在冻结的（{frozen}）。请用冻结的重新计算。',
    en: 'it was computed from other data ({snapshot}) or another scheme than stands frozen ({frozen}). Compute it from what is frozen.',
  },
  'record/not-newest': {
    zh: '更正须针对最新发布的第 {newest} 版，所写的是第 {named} 版。',
    en: 'a correction is made of the newest published version, {newest}; this one names {named}.',
  },
  'record/unlawful-act': {
    zh: '第 {seq} 条记录（{actor}，{kind}，{subject}）在当时不应被受理：状态、角色或内容不符合规则。请查明它是怎样写入的。',
    en: 'act {seq} ({actor}, {kind}, {subject}) should not have been admitted when it was done: standing, role or content were against the rules. Find out how it was written.',
  },
  'record/register-differs': {
    zh: '第 {seq} 条记录导入名录的行与现有的（{rows} 行）对不上：有人绕过记录改动过。请查明。',
    en: 'the rows that act {seq} brought into a register are not those there now ({rows}): somebody wrote past the acts. Find out how.',
  },
  'record/nothing-new': {
    zh: '与名录现有的完全相同，没有要记录的。',
    en: 'all as it is in the register already; nothing to record.',
  },
  'record/copy-differs': {
    zh: '表 {table} 的“{row}”与操作记录推出的不一致：有人绕过记录改动过。请查明后从操作记录重建。',
    en: 'row "{row}" of table {table} is not what the acts come to: somebody wrote past them. Find out how, and rebuild it from the acts.',
  },
  'record/structure-differs': {
    zh: '数据库的结构与本程序建立的不一致：{what} {is}。谁看得到、谁改得了哪些数据，公开的是什么，都由它把守。请查明是谁、何时动的，再从那以前的备份恢复到新的数据库（restore），或用 backup、restore 把现有记录移到新建的数据库。',
    en: 'the structure of the database is not what this program makes: {whatEn} {isEn}. It decides who sees and changes which rows, and what is shown to the public. Find out who did it and when; then restore a backup of before into a new database (restore), or move the records into one that is made anew (backup, restore).',
  },
  'record/chain-altered-body': {
    zh: '“{chain}”第 {seq} 条记录的内容与其哈希值不符：写入后被改动过。到第 {last} 条为止完好。',
    en: 'act {seq} of "{chain}" does not match its hash: it was altered after it was written. Sound up to act {last}.',
  },
  'record/chain-missing-act': {
    zh: '“{chain}”缺少第 {seq} 条记录。到第 {last} 条为止完好。',
    en: 'act {seq} of "{chain}" is missing. Sound up to act {last}.',
  },
  'record/chain-wrong-order': {
    zh: '“{chain}”第 {seq} 条的位置上是另一条记录：次序错乱或重复。到第 {last} 条为止完好。',
    en: 'another act stands in place {seq} of "{chain}": out of order, or there twice. Sound up to act {last}.',
  },
  'record/chain-wrong-prev': {
    zh: '“{chain}”第 {seq} 条没有接在前一条之后：它所记的前一条的哈希值不对。到第 {last} 条为止完好。',
    en: 'act {seq} of "{chain}" does not follow the one before it: it names another previous hash. Sound up to act {last}.',
  },
  'record/chain-other-chain': {
    zh: '第 {seq} 条的位置上是别的链的记录，不属于“{chain}”。到第 {last} 条为止完好。',
    en: 'the act in place {seq} belongs to another chain, not to "{chain}". Sound up to act {last}.',
  },
}
