import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { type N8nInstallation, prepareN8n } from '../../runtime/n8n/installation';

interface Service {
  image: string;
  command?: string[];
  environment?: Record<string, string | number | boolean>;
  depends_on?: Record<string, { condition: string }>;
  healthcheck: { test: string[] };
}

const text = readFileSync(resolve(__dirname, '../../docs/scale.md'), 'utf8');
/** Those of PostgreSQL's image are no business of n8n. */
const ofN8n = (service: Service) => service.image.includes('n8nio/n8n');

/** Held against the very n8n that the other tests run: its parser for YAML, its configuration, its version. */
describe('the compose file in docs/scale.md', () => {
  let n8n: N8nInstallation;
  let services: Record<string, Service>;
  beforeAll(async () => {
    n8n = await prepareN8n(() => undefined);
    const { parse } = createRequire(n8n.n8n)('yaml') as {
      parse: (text: string, options: { merge: boolean }) => { services: Record<string, Service> };
    };
    const [, yaml = ''] = /```yaml\n([^]*?)```/.exec(text) ?? [];
    ({ services } = parse(yaml, { merge: true }));
  });

  it('has the four services, each with a check that says when it is ready', () => {
    expect(Object.keys(services)).toEqual(['postgres', 'redis', 'n8n', 'worker']);
    for (const { healthcheck } of Object.values(services)) expect(healthcheck.test.length).toBeGreaterThan(1);
    for (const service of Object.values(services).filter(ofN8n))
      for (const [name, { condition }] of Object.entries(service.depends_on ?? {}))
        expect([name, condition]).toEqual([name, 'service_healthy']);
  });

  it('runs the n8n that is tested, as main and as worker', () => {
    for (const name of ['n8n', 'worker'])
      expect(services[name]?.image).toMatch(new RegExp(`:${n8n.version}$`));
    expect(services.n8n?.command).toEqual(['start']);
    expect(services.worker?.command?.[0]).toBe('worker');
  });

  it('sets only variables that n8n reads', () => {
    const modules = join(n8n.n8n, '..', '..', '..');
    const known = ['@n8n/config/dist', 'n8n/dist', 'n8n-core/dist'].flatMap((folder) =>
      namesIn(join(modules, folder)),
    );
    const names = Object.values(services)
      .filter(ofN8n)
      .flatMap(({ environment = {} }) => Object.keys(environment));
    expect(names.length).toBeGreaterThan(20);
    expect(known).toEqual(expect.arrayContaining(names));
  });

  it('gives main and workers the same key, database, queue and place for files', () => {
    const shared = /^(DB_|QUEUE_BULL_|N8N_ENCRYPTION_KEY|N8N_DEFAULT_BINARY_DATA_MODE|EXECUTIONS_|GENERIC_)/;
    const sharedOf = (name: string) =>
      Object.entries(services[name]?.environment ?? {}).filter(([variable]) => shared.test(variable));
    expect(sharedOf('worker')).toEqual(sharedOf('n8n'));
    expect(sharedOf('n8n').length).toBeGreaterThan(10);
  });
});

/** The names of environment variables that the JavaScript files of a folder read. */
function namesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .flatMap((file) => {
      const source = readFileSync(join(folder, file), 'utf8');
      return [...source.matchAll(/(?:Env\)\('|process\.env\.)([A-Z0-9_]+)/g)].map(([, name = '']) => name);
    });
}
