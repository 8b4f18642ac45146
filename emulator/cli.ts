import { parseArgs } from 'node:util';
import type { Emulator } from './emulator';
import type { EmulatorOptions } from './options';
import { startEmulator } from './start';

const usage = `A Microsoft 365 tenant on 127.0.0.1, for trying things out without a tenant.

Usage: npm run emulator -- [options]

  --users N                 users that are not deleted (300)
  --seed N                  seed of the generated tenant (7)
  --further-tenants N       tenants beside the first, in which the same app is installed (0)
  --port N                  port, 0 for any free one (0)
  --latency MS              milliseconds that each Graph round trip takes (0)
  --throttle                enforce resource units, the write quota and the reports' own limit
  --token-lifetime S        lifetime of access tokens in seconds (3599)
  --permissions A,B         application permissions of the app (all that are known)
  --no-consent              no administrator has consented: tokens without roles
  --no-premium              a tenant without Entra ID P1: no sign-in activity
  --cloud NAME              global, usGov, usGovDod or china (global)
  --concealed               usage reports with concealed names
  --concealed-reports A,B   usage reports, by function name, that conceal names although the others do not
  --no-recipient-type       the mailbox usage report without the column Recipient Type
  --copilot-redirects       the Copilot usage report by a redirect
  --no-report-service       every usage report is a 404, as in a new tenant
  --download-origin URL     origin of the report downloads behind a gateway
  --report-lag DAYS         age of the newest report data (2)
  --eventual-consistency MS reads show the state before a license write for so long (0)
  --write-duration MS       time that a license write takes; overlapping ones are refused (3)
  --usage-location-lag MS   licensing does not know a usage location that was just set for so long (0)
  --keep-answers            make an answer to a read once, until something is written: to measure clients
  --fragile-page-tokens     a page asked for twice leads to a lost page token
  --no-phantom-sign-ins     filters on sign-in activity find existing users only
  --client-id GUID          client id of the app (made up)
  --client-secret TEXT      client secret of the app (made up)
  --certificate             print the app's certificate and private key too
  --json                    print the credentials as JSON on one line
  --help                    this text
`;

const flags = {
  users: { type: 'string' },
  seed: { type: 'string' },
  'further-tenants': { type: 'string' },
  port: { type: 'string' },
  latency: { type: 'string' },
  throttle: { type: 'boolean', default: false },
  'token-lifetime': { type: 'string' },
  permissions: { type: 'string' },
  'no-consent': { type: 'boolean', default: false },
  'no-premium': { type: 'boolean', default: false },
  cloud: { type: 'string' },
  concealed: { type: 'boolean', default: false },
  'concealed-reports': { type: 'string' },
  'no-recipient-type': { type: 'boolean', default: false },
  'copilot-redirects': { type: 'boolean', default: false },
  'no-report-service': { type: 'boolean', default: false },
  'download-origin': { type: 'string' },
  'report-lag': { type: 'string' },
  'eventual-consistency': { type: 'string' },
  'write-duration': { type: 'string' },
  'usage-location-lag': { type: 'string' },
  'keep-answers': { type: 'boolean', default: false },
  'fragile-page-tokens': { type: 'boolean', default: false },
  'no-phantom-sign-ins': { type: 'boolean', default: false },
  'client-id': { type: 'string' },
  'client-secret': { type: 'string' },
  certificate: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

type Flags = ReturnType<typeof readFlags>;

function readFlags(args: string[]) {
  return parseArgs({ args, options: flags }).values;
}

/** Throws RangeError with the flag's name where a number is none. */
function optionsOf(values: Flags): EmulatorOptions {
  const number = (
    name:
      | 'users'
      | 'seed'
      | 'further-tenants'
      | 'port'
      | 'latency'
      | 'token-lifetime'
      | 'report-lag'
      | 'eventual-consistency'
      | 'write-duration'
      | 'usage-location-lag',
  ) => {
    const text = values[name];
    if (text === undefined) return undefined;
    if (!/^\d+$/.test(text))
      throw new RangeError(`--${name} takes a whole number of 0 or more, not "${text}".`);
    return Number(text);
  };
  return {
    users: number('users'),
    seed: number('seed'),
    tenants: Array.from({ length: number('further-tenants') ?? 0 }, (_, index) => ({
      name: `Customer ${index + 1}`,
    })),
    port: number('port'),
    latency: number('latency'),
    throttling: values.throttle,
    tokenLifetime: number('token-lifetime'),
    permissions: listOf(values.permissions),
    consent: !values['no-consent'],
    premium: !values['no-premium'],
    cloud: cloudOf(values.cloud),
    reports: {
      concealedNames: values.concealed,
      concealedReports: listOf(values['concealed-reports']),
      recipientType: !values['no-recipient-type'],
      copilotRedirects: values['copilot-redirects'],
      service: !values['no-report-service'],
      downloadOrigin: values['download-origin'],
      refreshLagDays: number('report-lag'),
      throttling: values.throttle,
    },
    eventualConsistency: number('eventual-consistency'),
    writeDuration: number('write-duration'),
    usageLocationLag: number('usage-location-lag'),
    keepAnswers: values['keep-answers'],
    fragilePageTokens: values['fragile-page-tokens'],
    phantomSignIns: !values['no-phantom-sign-ins'],
    clientId: values['client-id'],
    clientSecret: values['client-secret'],
  };
}

function listOf(text: string | undefined): string[] | undefined {
  return text?.split(',').map((part) => part.trim());
}

function cloudOf(name: string | undefined): EmulatorOptions['cloud'] {
  const clouds = ['global', 'usGov', 'usGovDod', 'china'] as const;
  if (name === undefined) return undefined;
  const cloud = clouds.find((candidate) => candidate === name);
  if (cloud === undefined) throw new RangeError(`--cloud takes one of ${clouds.join(', ')}, not "${name}".`);
  return cloud;
}

function describe(emulator: Emulator, withCertificate: boolean): string {
  const { credential, certificateCredential, tenant, tenants } = emulator;
  const lines = [
    `"${tenant.organization.displayName}", ${tenant.userCount} users and ${tenant.skus().length} licenses, answers at ${emulator.url}`,
    '',
    'Values for the credential "Microsoft 365 Client Credentials API" in n8n:',
    '  Authentication  Client Secret',
    `  Tenant ID       ${credential.tenantId}`,
    `  Client ID       ${credential.clientId}`,
    `  Client Secret   ${credential.clientSecret}`,
    '  Cloud           Custom',
    `  Login URL       ${credential.loginUrl}`,
    `  Graph URL       ${credential.graphUrl}`,
    ...tenants
      .slice(1)
      .map(
        (further) =>
          `  or Tenant ID    ${further.tenant.organization.id}  "${further.tenant.organization.displayName}"`,
      ),
    '',
    `Requests so far: ${emulator.url}/_emulator/requests   Faults: POST ${emulator.url}/_emulator/faults   (emulator/README.md)`,
  ];
  if (withCertificate) lines.push('', certificateCredential.certificate, certificateCredential.privateKey);
  return `${lines.join('\n')}\nCtrl-C ends it.\n`;
}

async function main(args: string[]): Promise<void> {
  const values = readFlags(args);
  if (values.help) {
    process.stdout.write(usage);
    return;
  }
  const emulator = await startEmulator(optionsOf(values));
  const { credential, certificateCredential, url } = emulator;
  process.stdout.write(
    values.json
      ? `${JSON.stringify({ url, credential, certificateCredential, tenantIds: emulator.tenants.map((one) => one.credential.tenantId) })}\n`
      : describe(emulator, values.certificate),
  );
  const end = () => {
    void emulator.stop().then(() => process.exit(0));
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Error ? error.message : String(error)}\nnpm run emulator -- --help lists the options.\n`,
  );
  process.exitCode = 2;
});
