import type { CustomTypesConfig } from 'pg'

/** For the driver: each value as its text. Numbers, dates and JSON are parsed by whoever knows what they mean: half of them never is. */
export const asWritten = { getTypeParser: () => (written: string) => written } as unknown as CustomTypesConfig
