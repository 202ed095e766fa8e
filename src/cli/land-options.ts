// Command line · options that the commands of land share.
import { InvalidArgumentError } from 'commander'

export function meridian(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 75 || value > 135 || value % 3 !== 0)
    throw new InvalidArgumentError('须是 75 至 135 之间 3 的倍数，如 120 · a multiple of 3 from 75 to 135')
  return value
}
