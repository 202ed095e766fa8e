// Server · what the door says when it does not let a request through.
import type { Sentences } from '../kernel/finding.ts'

export const serverSentences: Sentences = {
  'server/grades-of-whom': {
    zh: '请给出 id（一家的历年等级）或 running（连续几年的等级）之一。',
    en: 'Give one of id (the history of one unit) and running (a grade held for years).',
  },
  'server/no-such-route': {
    zh: '没有这个地址：{method} {route}。接口一览见 /api/openapi.json。',
    en: 'There is no {method} {route}. See /api/openapi.json for what there is.',
  },
  'server/invalid': {
    zh: '请求里的 {part} 不合要求：{why}。请按 /api/openapi.json 改正后再发。',
    en: '{part} of the request is not as it should be: {why}. See /api/openapi.json.',
  },
  'server/no-such-day': {
    zh: '请求里的 {part} 须是真实的日期，如 2026-03-01。请改正后再发。',
    en: '{part} of the request must be a real day, such as 2026-03-01.',
  },
  'server/bad-address': {
    zh: '地址里的 % 编码不完整，读不出来。请用 UTF-8 编码后再发。',
    en: 'The address has a % that begins no whole letter. Encode it as UTF-8.',
  },
  'server/long-address': {
    zh: '地址里有一段超过 {limit} 个字符的上限，没有这么长的编号。',
    en: 'A part of the address is over the limit of {limit} letters: no id is that long.',
  },
  'server/large-headers': {
    zh: '请求头太大。请清除本站的 cookie，或减少请求头后再发。',
    en: 'The headers are too large. Clear the cookies of this site, or send fewer headers.',
  },
  'server/too-slow': {
    zh: '请求发送得太慢，已不再等待。请重新发送。',
    en: 'The request came too slowly and is no longer waited for. Send it again.',
  },
  'server/no-request': {
    zh: '发来的不是合法的 HTTP 请求（{why}）。',
    en: 'What was sent is no valid HTTP request ({why}).',
  },
  'server/nul': {
    zh: '请求的 {part} 里有空字符（U+0000）或半个字符（不成对的代理码），数据库存不了。请删去后再发。',
    en: 'There is a NUL character (U+0000) or half of a character (a lone surrogate) in the {part} of the request, which no database keeps. Send it without.',
  },
  'server/not-json': {
    zh: '请求体不是合法的 JSON：{why}。',
    en: 'The body is not valid JSON: {why}.',
  },
  'server/land-type': {
    zh: '这里收 {types}，发来的是 {type}。宗地、边界发 shapefile 压缩包或 GeoJSON，用地关系发表格。',
    en: '{types} is taken here, not {type}: a zipped shapefile or GeoJSON for parcels and boundaries, a spreadsheet for tenure.',
  },
  'server/media-type': {
    zh: '不接收 {type} 类型的内容。请用 application/json。',
    en: '{type} is not taken here. Send application/json.',
  },
  'server/workbook': {
    zh: '请求体须是工作簿本身，内容类型写 {type}。',
    en: 'The body must be the workbook itself, sent as {type}.',
  },
  'server/too-large': {
    zh: '请求体超过 {limit} 字节的上限。请拆开再发。',
    en: 'The body is over the limit of {limit} bytes. Send it in parts.',
  },
  'server/too-many': {
    zh: '请求太频繁：每分钟最多 {limit} 次。请 {seconds} 秒后再试。',
    en: 'Too many requests: at most {limit} a minute. Try again in {seconds} seconds.',
  },
  'server/one-at-a-time': {
    zh: '您还有一份大文件正在上传。请等它传完再传下一份。',
    en: 'Another large file of yours is being sent. Wait until it is there, then send the next.',
  },
  'server/wait-for-yours': {
    zh: '您已有 {most} 个要算一会儿的请求在等。请等其中一个有了答复再问。',
    en: '{most} requests of yours that take a while are waiting. Ask again when one of them is answered.',
  },
  'server/busy': {
    zh: '记录正被另一件事占着，等了半分钟仍没有轮到，没有办成。请稍候再办一次。',
    en: 'The records were held by something else for half a minute, and nothing was done. Try again in a moment.',
  },
  'server/many-at-once': {
    zh: '同时有 {most} 份大文件正在上传，请稍候再传。',
    en: '{most} large files are being sent at once. Try again in a moment.',
  },
  'server/other-origin': {
    zh: '这个请求来自别的网站（{origin}），为防冒用身份已拒绝。请从本系统的页面操作。',
    en: 'The request comes from another site ({origin}) and was refused. Use the pages of this system.',
  },
  'server/cursor': {
    zh: '翻页标记无效，可能已过期或被改动。请从第一页重新取。',
    en: 'The cursor is not one of ours. Start again from the first page.',
  },
  'server/not-found': {
    zh: '找不到 {what}，或者您无权查看。',
    en: 'There is no {what}, or it is not yours to see.',
  },
  'server/signed-out': {
    zh: '请先登录。',
    en: 'Sign in first.',
  },
  'server/must-change': {
    zh: '一次性密码只能用来改密码。请先设一个新密码。',
    en: 'A one-time password is for choosing a new one only. Do that first.',
  },
  'server/choose-role': {
    zh: '您有几个角色（{held}）。请用请求头 Wanmu-Role 说明以哪个角色办理。',
    en: 'You hold several roles ({held}). Name one in the header Wanmu-Role.',
  },
  'server/role-not-held': {
    zh: '您没有“{role}”这个角色（现有：{held}）。',
    en: 'You do not hold the role "{role}" (held: {held}).',
  },
  'server/our-fault': {
    zh: '程序出错，没有保存任何内容。请把编号 {request} 告诉系统管理员。',
    en: 'This is our fault; nothing was saved. Tell the administrator the number {request}.',
  },
  'server/unwell': {
    zh: '数据库没有应答，系统暂不可用。',
    en: 'The database does not answer; the system cannot be used at the moment.',
  },
  'server/closing': {
    zh: '系统正在停机，请稍后再试。',
    en: 'The system is shutting down. Try again in a while.',
  },
}
