export function readAudit(output: string, shipped: ReadonlySet<string>): { exitCode: 0 | 1; lines: string[] };
