// Command line · demo.
import type { Command } from 'commander'

export function addDemo(_program: Command): void {}
