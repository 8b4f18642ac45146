export interface N8nLine {
  n8n: string;
  core: string;
  workflow: string;
  lacks: Array<{ reason: string; tests: string[] }>;
}

export const n8nLines: N8nLine[];
