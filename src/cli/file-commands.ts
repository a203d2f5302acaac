import type { Command } from 'commander'
import type { Config } from '../config/load-config'

/** Adds `file verify` and `file key`. */
export function addFileCommands(tonglian: Command, config: () => Config): void {
  const files = tonglian.command('file').description('workbooks that saved operations gave')
  files
    .command('verify')
    .description('whether a workbook is as the hub signed it; exit code 1 if not')
    .argument('<file>', 'a workbook .xlsx')
    .option('--key <file>', 'the public key (PEM) of the hub that signed it; default: of this hub')
    .action(async (file: string, { key }: { key?: string }) =>
      (await import('./file.js')).verify(file, key === undefined ? { config: config() } : { keyFile: key }),
    )
  files
    .command('key')
    .description('the public key (PEM), for those who receive files')
    .action(async () => (await import('./file.js')).printKey(config()))
}
