// 校验码的成批算法：与逐个算的一致，对的错的都要认出来。
import { expect, it } from 'vitest'
import { withCheck } from '../../src/intake/check-character.ts'
import { isUscc, USCC_ALPHABET, usccCheckCharacter } from '../../src/kernel/uscc.ts'
import { openDuck } from '../../src/store/duck.ts'

it('与逐个算的一致：每一位上的每一个字符，随手编的码，没有码的行', async () => {
  const sound = (first: string) => first + usccCheckCharacter(first)
  const base = '91330400Y00000001'
  const each = [...base].flatMap((_, i) =>
    [...USCC_ALPHABET].map((sign) => base.slice(0, i) + sign + base.slice(i + 1)),
  )
  let state = 7
  const next = () => {
    state = (state * 48_271) % 2_147_483_647
    return USCC_ALPHABET[state % 31] ?? ''
  }
  const random = Array.from({ length: 3000 }, () => Array.from({ length: 18 }, next).join(''))
  const codes = [
    ...each.map(sound),
    ...each.map((first) => `${first}0`),
    ...random,
    ...random.map((one) => sound(one.slice(0, 17))),
  ]
  const duck = await openDuck()
  try {
    await duck.run('CREATE TABLE codes(code VARCHAR)')
    await duck.run(`INSERT INTO codes VALUES (NULL), ${codes.map((code) => `('${code}')`).join(', ')}`)
    const rows = await duck.all(withCheck('codes', 'code'))
    expect(rows).toHaveLength(codes.length + 1)
    expect(rows.filter((row) => row['code'] === null).map((row) => row['~fits'])).toEqual([null])
    const wrong = rows.filter(({ code, '~fits': fits }) => code !== null && fits !== isUscc(String(code)))
    expect(wrong).toEqual([])
    expect(rows.filter((row) => row['~fits'] === true).length).toBeGreaterThan(each.length + random.length)
    expect(rows.filter((row) => row['~fits'] === false).length).toBeGreaterThan(random.length / 2)
  } finally {
    duck.close()
  }
})
