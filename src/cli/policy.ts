// Command line · policy.
import type { Command } from 'commander'

export function addPolicy(_program: Command): void {}
