// Store · the sentences of its findings.
import type { Sentences } from '../kernel/finding.ts'

export const storeSentences: Sentences = {
  'store/folder-in-use': {
    zh: '数据文件夹 {folder} 正由另一个进程使用（进程号 {pid}，主机 {host}，自 {since}）。同时打开会丢失数据，因此没有打开。请先停止那个进程，或改用 PostgreSQL 服务器（DATABASE_URL）。',
    en: 'the data folder {folder} is in use by another process (number {pid}, host {host}, since {since}). Opening it twice would lose data, so it was not opened. Stop that process first, or use a PostgreSQL server (DATABASE_URL).',
  },
  'store/no-folder': {
    zh: '{folder} 里没有万亩的数据。请核对 --data；要新建，请先运行 wanmu migrate --data {folder}。',
    en: 'there are no records of Wanmu in {folder}. Check --data; to begin new ones run wanmu migrate --data {folder}.',
  },
  'store/unreachable': {
    zh: '连不上数据库 {address}：{why}。请核对 DATABASE_URL、网络和账号。',
    en: 'the database {address} cannot be reached: {why}. Check DATABASE_URL, the network and the account.',
  },
  'store/old-server': {
    zh: '数据库 {address} 是 PostgreSQL {found}，至少需要 {least}。请升级服务器。',
    en: 'the database {address} is PostgreSQL {found}; {least} or newer is needed. Upgrade the server.',
  },
  'store/may-not-create': {
    zh: '这个数据库账号没有建立记录所需的权限。请由数据库管理员执行 ALTER ROLE 账号 CREATEROLE，并使账号为该数据库的所有者，然后再运行 wanmu migrate。',
    en: 'this database account may not set up the records. Have the database administrator run ALTER ROLE account CREATEROLE and make the account owner of the database, then run wanmu migrate again.',
  },
  'store/needs-migration': {
    zh: '数据库的结构比程序旧（待运行：{names}）。请先备份（wanmu backup），再运行 wanmu migrate。',
    en: 'the database is older than the program (to be run: {names}). Back up first (wanmu backup), then run wanmu migrate.',
  },
  'store/newer': {
    zh: '数据库由更新的程序建立（多出：{names}）。请换用新版程序；结构只能前进，不能后退。',
    en: 'the database was made by a newer program (beyond this one: {names}). Use the newer program; structure only moves forward.',
  },
  'store/not-empty': {
    zh: '目标里已经有记录。恢复只写入空的数据文件夹或空的数据库，以免覆盖；请换一个位置。',
    en: 'there are records already. A backup is restored only into an empty folder or database, so that nothing is overwritten; choose another place.',
  },
  'store/no-backup': {
    zh: '没有这个文件。请核对备份文件的路径。',
    en: 'there is no such file. Check the path of the backup.',
  },
  'store/backup-broken': {
    zh: '不是完整的备份文件（不是 wanmu backup 写出的，或没有传完）。请换一份。',
    en: 'this is no whole backup (not written by wanmu backup, or cut off on its way). Use another copy.',
  },
  'store/backup-altered': {
    zh: '备份中的“{part}”与备份时的哈希值不符：写出后被改动或损坏。没有恢复任何内容，请换一份备份。',
    en: 'the part "{part}" does not match the hash it was written with: altered or damaged since. Nothing was restored; use another copy.',
  },
  'store/backup-malformed': {
    zh: '备份中的“{part}”读不进去（{why}），不是 wanmu backup 写出的样子。没有恢复任何内容，请换一份备份。',
    en: 'the part "{part}" of the backup cannot be read ({why}): wanmu backup does not write it so. Nothing was restored; use another copy.',
  },
  'store/kept-absent': {
    zh: '评价“{evaluation}”的{what}不见了：记录写明了它，数据文件夹里却没有这个文件。请从存有它的备份中取出，放回原处。',
    en: '{whatEn} of the evaluation "{evaluation}" is gone: the acts name it, but there is no such file in the data folder. Take it out of a backup that has it and put it back.',
  },
  'store/kept-altered': {
    zh: '评价“{evaluation}”的{what}与记录中的哈希值不符：被改动或损坏。请从备份中取出原件放回，并查明是谁改的。',
    en: '{whatEn} of the evaluation "{evaluation}" does not match the hash on record: altered or damaged. Put back the original from a backup and find out who changed it.',
  },
  'store/evidence-absent': {
    zh: '评价“{evaluation}”有一项异议写明的证据不见了。请从存有它的备份中取出，放回原处；没有备份的，请提出异议的一方重交原件，哈希值须与记录相符。',
    en: 'evidence that an objection to the evaluation "{evaluation}" names is gone. Take it out of a backup that has it and put it back; without one, ask whoever objected for the original, whose hash must be the one on record.',
  },
  'store/not-backed-up': {
    zh: '没有写出备份：有 {count} 个冻结的文件缺失或损坏（见其余各条），这样的备份恢复不全。请先补回这些文件，再备份。',
    en: 'no backup was written: {count} frozen files are missing or damaged (see the others), and such a backup could not bring everything back. Put them back first, then back up.',
  },
  'store/not-yours': {
    zh: '这不在您的权限之内（所属区域、主管部门或角色不符），数据库已拒绝。如有需要，请联系系统管理员。',
    en: 'this is not yours to do (unit, department or role differ); the database refused. If it should be, ask the system admin.',
  },
  'store/append-only': {
    zh: '已记录的操作不能改动或删除。请用更正操作。',
    en: 'what is on record can be neither altered nor deleted. Make a correction instead.',
  },
  'store/key-reused': {
    zh: '提交编号“{key}”已用于另一内容的操作。请换一个编号再提交。',
    en: 'the key "{key}" was used for an act with other content. Submit again with another key.',
  },
  'store/not-your-upkeep': {
    zh: '您的角色（{role}）不能审计或备份。审计由审计人员或系统管理员做，备份由系统管理员做。',
    en: 'Your role ({role}) neither audits nor backs up. An auditor or a system admin audits, a system admin backs up.',
  },
  'store/no-such-backup': {
    zh: '没有备份“{name}”。',
    en: 'There is no backup "{name}".',
  },
  'store/wrong-password': {
    zh: '账号或密码不对。请重新输入；忘记密码请找系统管理员重发一次性密码。',
    en: 'The account or the password is wrong. Try again, or ask the system admin for a one-time password.',
  },
  'store/second-factor-held': {
    zh: '动态码已经在用，不能再设一个。换了手机的，请系统管理员发一次性密码：原来的动态码随即失效，登录后另设。',
    en: 'the second factor is in force already. For another phone ask a system admin for a one-time password: that ends the former one, and you set it up anew after signing in.',
  },
  'store/wrong-code': {
    zh: '动态码不对或已过期。请输入验证器上现在的六位数，或一个没有用过的备用码。',
    en: 'The code is wrong or over. Enter the six digits the authenticator shows now, or a spare code not used before.',
  },
  'store/others-get-in': {
    zh: '数据库“{database}”还让别的账户（{others}）连接，而这些账户也有万亩的读写角色，能冒充任何人。请由数据库管理员执行：REVOKE CONNECT ON DATABASE {database} FROM PUBLIC，并收回给它们的连接权限或角色。',
    en: 'Database "{database}" lets other accounts ({others}) connect that hold the roles Wanmu reads and writes under, and could act as anybody. Have its administrator run: REVOKE CONNECT ON DATABASE {database} FROM PUBLIC, and take back what these accounts were granted.',
  },
  'store/code-used': {
    zh: '这个动态码已经用过一次。请等验证器换出下一个码再输入。',
    en: 'This code has been used once. Wait until the authenticator shows the next one.',
  },
  'store/codes-closed-for-now': {
    zh: '连续输错动态码，这个账号暂不收码。请 {minutes} 分钟后重新登录；验证器丢了，请找系统管理员重发一次性密码，动态码随之取消。',
    en: 'Too many wrong codes: none is taken for this account now. Sign in again in {minutes} minutes; if the authenticator is lost, a one-time password by the system admin ends the second factor.',
  },
  'store/password-first': {
    zh: '没有在等码的登录，或等得太久，已经作废。请重新输入账号和密码。',
    en: 'No sign-in is waiting for a code, or it waited too long. Give the account and the password again.',
  },
  'store/closed-for-now': {
    zh: '连续输错密码，这个账号暂停登录。请 {minutes} 分钟后再试，或找系统管理员。',
    en: 'Too many wrong passwords: the account is closed for now. Try again in {minutes} minutes, or ask the system admin.',
  },
  'store/password-length': {
    zh: '密码须为 {least} 至 {most} 个字符，现在是 {length} 个。',
    en: 'A password has {least} to {most} characters; this one has {length}.',
  },
  'store/password-kinds': {
    zh: '密码须含大写字母、小写字母、数字、符号中的三种，现在是 {kinds} 种。',
    en: 'A password has three of: capitals, small letters, digits, signs; this one has {kinds}.',
  },
  'store/password-name': {
    zh: '密码里不能有账号名。',
    en: 'A password must not hold the account’s name.',
  },
  'store/password-same': {
    zh: '新密码不能与旧密码相同。',
    en: 'The new password must differ from the old one.',
  },
}
