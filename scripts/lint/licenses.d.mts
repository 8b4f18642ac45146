export interface Manifest {
  license?: unknown;
  licenses?: unknown;
}

export function licenseProblems(
  packages: Readonly<Record<string, object>>,
  manifestAt: (place: string) => Manifest | null,
): string[];
