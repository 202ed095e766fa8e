// 没有登录的人被拒多少次，门口的记录都不会被写满：同一地址每分钟记二十次，别的地址照记。
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSmallCity, type SmallCity } from './open-small-city.ts'

let city: SmallCity
beforeAll(async () => {
  city = await openSmallCity([])
})
afterAll(() => city.close())

it('三百次拒绝，记录有限', async () => {
  const ask = async (remoteAddress: string) =>
    (await city.door.inject({ url: '/api/returns', remoteAddress })).statusCode
  for (let i = 0; i < 300; i++) expect(await ask('10.1.1.1')).toBe(401)
  const noted = async () =>
    (await city.store.db.selectFrom('door_log').select('id').where('outcome', '=', 'server/signed-out').execute())
      .length
  const many = await noted()
  // Two minutes may have been begun.
  expect([20, 40]).toContain(many)
  await ask('10.1.1.2')
  expect(await noted()).toBe(many + 1)
})
