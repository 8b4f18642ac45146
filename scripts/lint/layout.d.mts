export function layoutProblems(files: readonly string[]): string[];
