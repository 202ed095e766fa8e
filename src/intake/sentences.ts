// Intake · what each finding says: what is wrong, why it matters, how to mend it.
import type { Sentences } from '../kernel/finding.ts'

export const intakeSentences: Sentences = {
  // Whole files
  'intake/file-missing': {
    zh: '找不到文件“{path}”。请核对路径和文件名。',
    en: 'There is no file "{path}". Please check the path and the name.',
  },
  'intake/file-kind': {
    zh: '不能读取“{kind}”类文件。请提供 .xlsx、.csv 或 .parquet 文件。',
    en: 'Files of kind "{kind}" cannot be read. Please provide .xlsx, .csv or .parquet.',
  },
  'intake/no-ending': {
    zh: '文件名没有后缀，看不出是哪类文件。请提供 .xlsx、.csv 或 .parquet 文件。',
    en: 'The file name has no ending that tells its kind. Please provide .xlsx, .csv or .parquet.',
  },
  'intake/changed-meanwhile': {
    zh: '计算期间有人改动了数据文件（{files}），结果不可信，没有写出。请等文件写完后重新运行。',
    en: 'Data files ({files}) were changed while they were being evaluated; the result cannot be trusted and was not written. Please run again once they are complete.',
  },
  'intake/empty-file': {
    zh: '文件是空的（0 字节），可能没有保存或传输完整。请重新导出。',
    en: 'The file is empty (0 bytes); it may not have been saved or sent whole. Please export it again.',
  },
  'intake/old-xls': {
    zh: '这是旧版 Excel 格式（.xls）。请在 Excel 中“另存为”.xlsx 后再提供。',
    en: 'This is the old Excel format (.xls). Please save it as .xlsx in Excel.',
  },
  'intake/password': {
    zh: '工作簿设有打开密码，无法读取。请取消密码后另存为 .xlsx。',
    en: 'The workbook is protected by a password and cannot be read. Please remove the password and save it as .xlsx.',
  },
  'intake/not-workbook': {
    zh: '内容不是 Excel 工作簿（可能是改了后缀名的网页或文本）。请用 Excel 打开后另存为 .xlsx。',
    en: 'The content is no Excel workbook (perhaps a web page or text with another ending). Please open it in Excel and save it as .xlsx.',
  },
  'intake/broken-file': {
    zh: '文件已损坏或不完整，可能在传输中被截断。请重新导出或重新拷贝。',
    en: 'The file is damaged or cut off, perhaps in transfer. Please export or copy it again.',
  },
  'intake/bomb': {
    zh: '文件解压后异常膨胀，为安全起见没有读取。请只把数据行粘贴到新的工作簿中另存。',
    en: 'The file swells beyond measure when unpacked and was not read, for safety. Please paste the data rows alone into a new workbook.',
  },
  'intake/too-large-inside': {
    zh: '文件解压后超过 {megabytes} MB 的上限。请拆成几个文件，或改用 .csv、.parquet。',
    en: 'Unpacked, the file exceeds the limit of {megabytes} MB. Please split it, or use .csv or .parquet.',
  },
  'intake/too-wide': {
    zh: '数据宽达 {columns} 列，超过 {most} 列的上限。请删去右侧无关的列。',
    en: 'The data are {columns} columns wide, beyond the limit of {most}. Please delete the columns on the right that do not belong to it.',
  },
  'intake/too-many-rows': {
    zh: '行数超过 {most} 行的上限。请拆成几个文件，或改用 .csv、.parquet。',
    en: 'There are more rows than the limit of {most}. Please split the file, or use .csv or .parquet.',
  },
  'intake/too-slow': {
    zh: '{seconds} 秒内没有读完，已停止。请拆成几个文件，或改用 .csv、.parquet。',
    en: 'It was not read within {seconds} seconds and was stopped. Please split the file, or use .csv or .parquet.',
  },
  'intake/too-heavy': {
    zh: '读取所需内存超过 {megabytes} MB 的上限，已停止。请拆成几个文件，或改用 .csv、.parquet。',
    en: 'Reading it needs more than the limit of {megabytes} MB of memory and was stopped. Please split the file, or use .csv or .parquet.',
  },
  'intake/csv-quote': {
    zh: '这一条记录的引号不成对或位置不对，后面的单元格会错位，因此停在这里。含引号的内容请写成 "…""…"，或改用 .xlsx。',
    en: 'A quote in this record is unpaired or out of place and would shift the cells after it, so reading stopped here. Please write it as "…""…", or use .xlsx.',
  },
  'intake/parquet-locked': {
    zh: '这个 Parquet 文件是加密的，无法读取。请导出不加密的文件。',
    en: 'This Parquet file is encrypted and cannot be read. Please export it without encryption.',
  },
  'intake/reserved-column': {
    zh: '有一列叫 file_row_number，与读取时的行号重名，无法读取。请给这一列改名后重新导出。',
    en: 'A column is called file_row_number, which the numbering of rows needs. Please rename it and export again.',
  },
  'intake/not-parquet': {
    zh: '内容不是 Parquet（可能是改了后缀名的其他文件）。请重新导出，或改用 .csv、.xlsx。',
    en: 'The content is no Parquet (perhaps another file with this ending). Please export it again, or use .csv or .xlsx.',
  },
  'intake/too-many-sheets': {
    zh: '工作簿有 {sheets} 张工作表，超过 {most} 张的上限。请只留有数据的，或拆成几个文件。',
    en: 'The workbook has {sheets} sheets, more than the limit of {most}. Please keep those with data, or split it.',
  },
  'intake/bad-reference': {
    zh: '这一行之后的单元格位置“{reference}”不合规（超出表格范围、重复或倒序），文件可能已损坏或由程序拼成。请用 Excel 打开后另存。',
    en: 'After this row stands the cell position "{reference}", which is out of range, repeated or out of order; the file may be damaged. Please open it in Excel and save it again.',
  },
  'intake/doctype': {
    zh: '文件里有 DTD 声明，正常的 Excel 文件没有，可能用来夹带外部内容，没有读取。请用 Excel 打开后另存为新文件。',
    en: 'The file holds a DTD, which no honest workbook has and which may pull in other content; it was not read. Please open it in Excel and save it as a new file.',
  },
  'intake/long-record': {
    zh: '这一行超过 {megabytes} MB，不会是数据行，因此停在这里。请核对文件是否选错、换行是否丢失。',
    en: 'This line is longer than {megabytes} MB and can be no row of data, so reading stopped here. Please check that it is the right file and that its line breaks are there.',
  },
  'intake/mixed-encoding': {
    zh: '这一行的编码与前面不同（前面是 UTF-8，这里多半是 GBK），可能由两个文件拼成，汉字会读错。请用同一种编码重新导出。',
    en: 'The encoding changes at this line (UTF-8 above, probably GBK here), as when two files are pasted together, and characters would be misread. Please export it again in one encoding.',
  },
  'intake/not-text': {
    zh: '文件含有非文本内容，不是 csv。请从原系统重新导出为 csv 或 .xlsx。',
    en: 'The file holds what is no text, so it is no csv. Please export it again as csv or .xlsx.',
  },
  'intake/no-rows': {
    zh: '没有可用的数据行。请核对是否选错了文件、数据是否在表头之下。',
    en: 'There is no usable row of data. Please check that it is the right file and that the data stand below the header.',
  },

  'intake/no-units': {
    zh: '这里只有表头，没有数据行。请核对是否漏填，或选错了文件。',
    en: 'There is a header but no row of data here. Please check whether it was left unfilled, or is the wrong file.',
  },

  // Sheets and headers
  'intake/no-header': {
    zh: '前几行里没有找到带编号列的表头，各部门数据靠它对应。请在表头写上“统一社会信用代码”或“id”。',
    en: 'No header with an id column was found in the first rows; departments\' data are joined on it. Please name a column "统一社会信用代码" or "id".',
  },
  'intake/sheet-not-read': {
    zh: '此工作表没有编号列，未读取。若其中有数据，请补上“统一社会信用代码”或“id”列。',
    en: 'This sheet has no id column and was not read. If it holds data, please add a column "统一社会信用代码" or "id".',
  },
  'intake/hidden-sheet': {
    zh: '此工作表是隐藏的，未读取。需要读取时请取消隐藏。',
    en: 'This sheet is hidden and was not read. Unhide it if it should be.',
  },
  'intake/hidden-rows': {
    zh: '有 {count} 行被隐藏（或被筛选掉），仍已读取。不应参加的请删除。',
    en: '{count} rows are hidden (or filtered out); they were read all the same. Delete those that should not count.',
  },
  'intake/hidden-column': {
    zh: '这一列是隐藏的，仍已读取。不应使用的请删除，或取消隐藏后核对。',
    en: 'This column is hidden; it was read all the same. Delete it if it should not count, or unhide and check it.',
  },
  'intake/merged-header': {
    zh: '表头中的合并单元格 {range} 盖住了几列，分不清是哪一列。请取消合并，每列写一个表头。',
    en: 'The merged header cell {range} covers several columns, and which one is meant cannot be told. Please unmerge it and give each column a header.',
  },
  'intake/merged-cells': {
    zh: '数据区有合并单元格 {range}，只有第一格有值，其余各格其实是空的。请取消合并并逐行填写。',
    en: 'The data have a merged range {range}: only its first cell holds a value, the others are empty. Please unmerge it and fill in each row.',
  },
  'intake/header-unmatched': {
    zh: '这一列没有用到。若应当用到，请把表头改成方案中的名称。',
    en: 'This column is not used. If it should be, please give it the name that the scheme uses.',
  },
  'intake/header-unmatched-near': {
    zh: '这一列没有用到。是否应为“{near}”？若是，请改表头。',
    en: 'This column is not used. Was "{near}" meant? If so, please change the header.',
  },
  'intake/header-ambiguous': {
    zh: '{letters} 两列（“{first}”“{second}”）都像是“{label}”，无法确定用哪一列。请只留一列，或改掉另一列的表头。',
    en: 'Columns {letters} ("{first}", "{second}") both look like "{label}", and which one to use cannot be told. Please keep one, or rename the other.',
  },
  'intake/unit-other-kind': {
    zh: '表头的单位“{unit}”与“{label}”所需的“{wanted}”不是同一种量，不能换算。请核对是否填错了列或写错了单位。',
    en: 'The header\'s unit "{unit}" measures another thing than the "{wanted}" that "{label}" needs, and cannot be converted. Please check the column and its unit.',
  },
  'intake/unit-unknown': {
    zh: '表头括号里的“{unit}”不是已知的单位，无法确定这一列是不是“{label}”（{wanted}）。请写成已知单位，或去掉括号内容。',
    en: 'The "{unit}" in the header\'s brackets is no known unit, so whether this column is "{label}" ({wanted}) cannot be told. Please write a known unit, or remove the brackets.',
  },
  'intake/unit-unstated': {
    zh: '表头写明单位“{unit}”，而方案没有说明“{label}”的单位，数值按原样读取。请在方案中补上单位。',
    en: 'The header names the unit "{unit}" but the scheme names none for "{label}"; values are read as they stand. Please add the unit to the scheme.',
  },
  'intake/column-missing': {
    zh: '所有文件里都没有“{label}”（{id}）这一列，方案需要它。请补上该列，或一并提供含有它的文件。',
    en: 'No file has the column "{label}" ({id}), which the scheme needs. Please add it, or provide the file that has it.',
  },
  'intake/column-missing-near': {
    zh: '所有文件里都没有“{label}”（{id}）这一列，方案需要它；最接近的表头是“{near}”。若就是它，请改表头。',
    en: 'No file has the column "{label}" ({id}), which the scheme needs; the nearest header is "{near}". If that is it, please change the header.',
  },
  'intake/extra-cells': {
    zh: '这一行的单元格多于表头的 {columns} 列（多出“{text}”），各列可能已错位，常因数字里的逗号没有加引号。请核对这一行。',
    en: 'This row has more cells than the {columns} of the header (beyond: "{text}"), so its cells may be shifted, often by a comma inside an unquoted number. Please check the row.',
  },

  // Rows
  'intake/total-row': {
    zh: '这一行是“{text}”，不当作一个单位，未读取。',
    en: 'This row is a total ("{text}"), no unit, and was not read.',
  },
  'intake/note-row': {
    zh: '这一行是说明文字“{text}”，未读取。',
    en: 'This row is a note ("{text}") and was not read.',
  },
  'intake/id-missing': {
    zh: '这一行没有编号（名称“{name}”），无法与其他数据对应。请补上编号，或删去这一行。',
    en: 'This row (name "{name}") has no id and cannot be joined with other data. Please fill in the id, or delete the row.',
  },
  'intake/id-unsafe': {
    zh: '编号“{text}”含有路径符号、换行等不允许的字符，或过长。请改为普通的字母、数字或汉字。',
    en: 'The id "{text}" holds a path sign, a line break or another character that is not allowed, or is too long. Please use plain letters, digits or Chinese characters.',
  },
  'intake/id-date': {
    zh: '编号“{text}”是日期：Excel 会把 1-2 这样的编号变成日期，原来的编号已经丢失。请先把该列设为“文本”格式，再重新填入。',
    en: 'The id "{text}" is a date: Excel turns codes such as 1-2 into dates, and the code is lost. Please set the column to "Text" first and fill the codes in again.',
  },
  'intake/code-cut': {
    zh: '“{text}”不是完整的代码：Excel 把它当成数字，第 15 位以后已经丢失。请先把该列设为“文本”格式，再从原始资料重新填入（只改格式不能找回）。',
    en: '"{text}" is no whole code: Excel took it for a number and lost everything beyond the 15th digit. Please set the column to "Text" first and then fill the codes in again from the original (changing the format alone does not bring them back).',
  },
  'intake/uscc-length': {
    zh: '统一社会信用代码“{text}”是 {length} 位，应为 18 位。请核对是否漏填或多填。',
    en: 'The unified social credit code "{text}" has {length} characters instead of 18. Please check for a missing or extra one.',
  },
  'intake/uscc-character': {
    zh: '统一社会信用代码“{text}”含有不该出现的字符“{characters}”（代码中没有 I、O、S、V、Z）。请核对是否把 1、0、5、2 写成了字母。',
    en: 'The unified social credit code "{text}" holds "{characters}", which no code has (there is no I, O, S, V, Z). Please check for letters in place of 1, 0, 5, 2.',
  },
  'intake/uscc-check': {
    zh: '统一社会信用代码“{text}”的校验码不对：按前 17 位末位应为“{expected}”，实为“{found}”，某一位可能写错了。请对照营业执照核对。',
    en: 'The check character of the unified social credit code "{text}" is wrong: the first 17 characters call for "{expected}", not "{found}", so one of them may be mistyped. Please check it against the licence.',
  },
  'intake/id-twice': {
    zh: '编号“{id}”在第 {rows} 行重复出现。每个单位只能有一行，请合并或删去多余的行。',
    en: 'The id "{id}" stands in rows {rows}. Each unit has one row only: please merge them or delete the extra one.',
  },
  'intake/name-differs': {
    zh: '有 {count} 个单位的名称与前面的文件不同，例如 {id}：“{first}”与“{second}”，已用前者。请核对是不是同一家。',
    en: '{count} units have another name than in an earlier file, for example {id}: "{first}" and "{second}"; the former is used. Please check that they are the same.',
  },

  // Cells
  'intake/not-number': {
    zh: '“{text}”不是数字。“{label}”需要数字：没有数据请留空，确实为零请写 0。',
    en: '"{text}" is no number, and "{label}" needs one. Leave it empty where there is no figure, write 0 where it is zero.',
  },
  'intake/not-finite': {
    zh: '“{text}”不是有限的数，无法计算。请填写实际数值，没有数据请留空。',
    en: '"{text}" is no finite number and cannot be computed with. Please fill in the figure, or leave it empty.',
  },
  'intake/implausible': {
    zh: '“{text}”大得不可能是真实数据（超过一千万亿）。请核对数值和单位。',
    en: '"{text}" is too large to be real (beyond a thousand trillion). Please check the figure and its unit.',
  },
  'intake/bracketed-number': {
    zh: '“{text}”是带括号的数字，可能表示负数，也可能是注释。负数请写成 -123 的形式。',
    en: '"{text}" is a number in brackets: negative, or a remark? Please write a negative number as -123.',
  },
  'intake/cell-unit': {
    zh: '“{text}”的单位不能换算成“{label}”所需的“{unit}”。请核对数值和单位。',
    en: 'The unit of "{text}" cannot be converted to the "{unit}" that "{label}" needs. Please check the figure and its unit.',
  },
  'intake/excel-error': {
    zh: '单元格是 Excel 错误值 {text}。请修正公式，或改填数值。',
    en: 'The cell holds the Excel error {text}. Please mend the formula, or fill in the value.',
  },
  'intake/formula-no-result': {
    zh: '单元格是公式，但文件里没有存下计算结果。请用 Excel 打开、重新计算并保存，或改填数值。',
    en: 'The cell is a formula whose result was not saved in the file. Please open it in Excel, recalculate and save, or fill in the value.',
  },
  'intake/below-min': {
    zh: '“{text}”换算后小于“{label}”的下限 {min}{unit}。请核对数值和单位。',
    en: '"{text}" comes out below {min} {unit}, the least that "{label}" may be. Please check the figure and its unit.',
  },
  'intake/above-max': {
    zh: '“{text}”换算后大于“{label}”的上限 {max}{unit}。请核对数值和单位。',
    en: '"{text}" comes out above {max} {unit}, the most that "{label}" may be. Please check the figure and its unit.',
  },
  'intake/not-one-of': {
    zh: '“{text}”不在“{label}”的允许值之内：{allowed}。请改为其中之一。',
    en: '"{text}" is none of the values that "{label}" may have: {allowed}. Please choose one of them.',
  },
  'intake/required': {
    zh: '“{label}”必须填写，这里是空的。请补上。',
    en: '"{label}" must be filled in, and is empty here. Please add it.',
  },
  'intake/required-absent': {
    zh: '单位“{id}”在提供“{label}”的文件（{file}）里没有数据，而此项必须填写。请补上。',
    en: 'Unit "{id}" has no "{label}" in the file that provides it ({file}), and it must be filled in. Please add it.',
  },
  'intake/not-date': {
    zh: '“{text}”不是日期。请写成 2022-01-31 的形式。',
    en: '"{text}" is no date. Please write it as 2022-01-31.',
  },
  'intake/not-boolean': {
    zh: '“{text}”无法判断是或否。请填“是”或“否”。',
    en: '"{text}" is neither yes nor no. Please write 是 or 否.',
  },
  'intake/value-conflict': {
    zh: '“{label}”在两处不一致：单位“{id}”这里是 {second}，{file} 第 {line} 行是 {first}。请核对，只留一个。',
    en: '"{label}" differs between two places: for unit "{id}" it is {second} here and {first} in {file}, row {line}. Please check and keep one.',
  },
}
