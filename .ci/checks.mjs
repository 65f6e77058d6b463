// The checks that need no browser, as steps that `check` and `test` share.

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './bootstrap.mjs'
import { runStep } from './step.mjs'

/** Compiles the packages; their own `lib` and `types` make this the type check of their sources too. */
export function build() {
  return runStep('build', ['tsc', '-b', 'tsconfig.build.json'])
}

/** Everything else, started together. Wants the packages built. */
export function runChecks() {
  return [
    runStep('types: tests', ['tsc', '--noEmit']),
    runStep('types: inference', ['tsc', '--noEmit', '-p', 'packages/view/test']),
    runStep('types: demo', ['tsc', '--noEmit', '-p', 'demo']),
    runStep('types: bench', ['tsc', '--noEmit', '-p', 'bench']),
    runStep('types: rigs', ['tsc', '--noEmit', '-p', 'e2e/rigs']),
    runStep('types: e2e', ['tsc', '--noEmit', '-p', 'e2e']),
    runStep('types: lab', ['tsc', '--noEmit', '-p', 'e2e/lab']),
    runStep('types: ledger', ['tsc', '--noEmit', '-p', 'e2e/ledger']),
    runStep('lint', ['oxlint', '--type-aware', '--deny-warnings']),
    runStep('format', ['oxfmt', '--check']),
    runStep('dead code', ['knip', '--no-progress', '--no-config-hints']),
    ...readdirSync(join(root, 'packages')).map((name) =>
      runStep(`package shape: ${name}`, ['publint', '--strict', `packages/${name}`]),
    ),
    runStep('client bytes', ['node', '.ci/client-bytes.mjs']),
    runStep('feature ledger', ['node', '.ci/features.mjs', '--quiet']),
  ]
}
