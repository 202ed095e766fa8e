// App · sentences about where results go, and about what stops a run from outside: memory, disk, a closed folder.
import type { Sentences } from '../kernel/finding.ts'

export const outputSentences: Sentences = {
  'output/is-input': {
    zh: '要写出的文件就是输入文件“{input}”，会把原数据覆盖掉。请换一个文件名。',
    en: 'the file to write is the input "{input}" and would overwrite the data. Give another name.',
  },
  'output/twice': {
    zh: '结果和问题表要写到同一个文件，后写的会盖掉先写的。请分别写到两个文件。',
    en: 'the result and the findings would go to one file, one over the other. Give them two names.',
  },
  'output/is-folder': {
    zh: '这是一个文件夹，不能当作文件写出。请在后面加上文件名。',
    en: 'this is a folder and cannot be written as a file. Add a file name.',
  },
  'output/no-folder': {
    zh: '文件夹“{folder}”不存在，写不出结果。请先建好文件夹，或改写路径。',
    en: 'there is no folder "{folder}" to write into. Create it, or give another path.',
  },
  'output/not-writable': {
    zh: '“{path}”不允许写入，写不出结果。请换一个能写的位置，或检查权限、是否只读。',
    en: '"{path}" may not be written. Choose another place, or check its permissions.',
  },
  'output/failed': {
    zh: '没有写成（{detail}），没有留下不完整的文件。请核对磁盘是否已满、位置能否写入，然后重新运行。',
    en: 'it could not be written ({detail}), and nothing incomplete was left. Check for a full disk or a closed folder, then run again.',
  },
  'run/no-scratch': {
    zh: '建不了临时文件夹（{detail}）。请检查系统临时目录（TMPDIR）是否存在、能否写入。',
    en: 'no temporary folder can be made ({detail}). Check that the temporary directory (TMPDIR) exists and can be written.',
  },
  'run/memory': {
    zh: '内存上限内算不完，已停止，没有写出任何结果。请用 --memory 提高上限（如 --memory 3GB），或减少数据。',
    en: 'the memory limit does not suffice; the run stopped and nothing was written. Raise it with --memory (such as --memory 3GB), or give less data.',
  },
  'run/disk': {
    zh: '临时文件写不下去（{detail}），已停止，没有写出任何结果。请检查系统临时目录（TMPDIR）所在磁盘是否已满。',
    en: 'the temporary files could not be written ({detail}); the run stopped and nothing was written. Check for a full disk under the temporary directory (TMPDIR).',
  },
}
