// 连续几年同一等级：一年断了就不算，一年两次要两次都是。
import { expect, it } from 'vitest'
import { runOfGrades } from './grade-run.ts'

const of = (text: string) =>
  runOfGrades(text.split(' ').map((one) => ({ period: one.slice(0, -1), grade: one.slice(-1) })))

it.each([
  ['2025D', { grade: 'D', years: [2025] }],
  ['2023D 2024D 2025D', { grade: 'D', years: [2023, 2024, 2025] }],
  ['2025D 2023D 2024D', { grade: 'D', years: [2023, 2024, 2025] }],
  ['2023D 2025D', { grade: 'D', years: [2025] }],
  ['2023D 2024C 2025D', { grade: 'D', years: [2025] }],
  ['2024D 2024C 2025D', { grade: 'D', years: [2025] }],
  ['2024D 2024D 2025D', { grade: 'D', years: [2024, 2025] }],
  ['2025D 2025C', undefined],
  ['2025Q1D 2024D', { grade: 'D', years: [2024] }],
])('%s', (grades, expected) => {
  expect(of(grades)).toEqual(expected)
})

it('没有评过，没有连续', () => {
  expect(runOfGrades([])).toBeUndefined()
})
