// Command line · explain.
import type { Command } from 'commander'

export function addExplain(_program: Command): void {}
