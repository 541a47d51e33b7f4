import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Copy, DockerfileParser } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import { parse } from 'yaml';
import { root, type Tally } from '../lib/steps.ts';

interface Service {
  readonly image?: string;
  readonly build?: { readonly target?: string };
  readonly secrets?: readonly string[];
  readonly volumes?: readonly string[];
  readonly entrypoint?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, unknown>>;
  readonly healthcheck?: unknown;
  readonly user?: string;
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

/** The database's image begins as root to own its folder, then leaves it. */
const ownUser = /^postgres:/;

const read = (name: string): string => readFileSync(join(root, name), 'utf8');

/** What a linter says of the Dockerfile, and what only this project knows: every package is copied, what runs is not root. */
function* dockerfileFaults(text: string): Generator<string> {
  for (const { message, range } of validate(text)) yield `Dockerfile:${range.start.line + 1} ${message}`;
  const instructions = DockerfileParser.parse(text).getInstructions();
  const stages: { name: string; base: string; user: string; health: boolean; copied: string[] }[] = [];
  for (const one of instructions) {
    const words = one.getArguments().map((argument) => argument.getValue());
    const stage = stages.at(-1);
    switch (one.getKeyword()) {
      case 'FROM':
        stages.push({ name: words[2] ?? '', base: words[0] ?? '', user: '', health: false, copied: [] });
        if (!/:[^:]*(\d|\$\{)/.test(words[0] ?? '')) yield `${words[0]} is not pinned to a version`;
        break;
      case 'USER':
        if (stage) stage.user = words[0] ?? '';
        break;
      case 'HEALTHCHECK':
        if (stage) stage.health = true;
        break;
      case 'COPY':
        for (const source of words.slice(0, -1)) {
          stage?.copied.push(source);
          if (!(one instanceof Copy && one.getFromFlag()) && !existsSync(join(root, source)))
            yield `COPY ${source}: there is no such file`;
        }
        break;
      default:
    }
  }
  for (const stage of stages) {
    if (stage.copied.includes('package-lock.json'))
      for (const manifest of globSync('{apps,packages}/*/package.json', { cwd: root }))
        if (!stage.copied.includes(manifest)) yield `stage ${stage.name} installs without ${manifest}`;
    if (!['api', 'web'].includes(stage.name)) continue;
    if (!stage.health) yield `image ${stage.name} has no HEALTHCHECK`;
    // Said here, whatever the base does: who reads the file, or runs it by policy, need not know the base.
    if (['', 'root', '0'].includes(stage.user.split(':', 1)[0] ?? '')) yield `image ${stage.name} runs as root`;
  }
}

/** Settings an operator may need wherever the platform runs: the API and the worker are given them. */
const everywhere = [
  ...['PUBLIC_URL', 'SMS_GATEWAY', 'SMS_URL', 'SMS_TOKEN_FILE', 'DIVISIONS_FILE', 'WORKING_DAYS_FILE', 'EXPORT_ROWS'],
  ...['S3_BUCKET', 'S3_ENDPOINT', 'S3_REGION', 'S3_ACCESS_KEY', 'S3_SECRET_KEY_FILE'],
];

/** What the worker alone is given: it signs the ledger's roots. */
const signing = [
  ...['LEDGER_KEY_FILE', 'LEDGER_ROOTS_DIR', 'LEDGER_ROOTS_URL', 'LEDGER_ROOTS_TOKEN_FILE'],
  ...['LEDGER_ROOTS_MAIL_TO', 'LEDGER_ROOTS_MAIL_FROM', 'LEDGER_ROOTS_SMTP_URL_FILE'],
];

/** What the API alone is given: it issues certificates of service. */
const issuing = ['CERTIFICATE_KEY_FILE', 'CERTIFICATE_ALGORITHM'];

/** What the tools of deploy/jinguo that write to the whole database and to every file work with. */
const writers = { restore: ['owner_url', 'backup_key'], keys: ['owner_url', 'data_key', 'index_key'] };

/** An operator of containers can do what one of machines can: set every setting, restore, change a key. */
function* operatorFaults({ services }: Compose): Generator<string> {
  for (const [name, { environment = {}, volumes = [] }] of Object.entries(services)) {
    if (['api', 'worker'].includes(name))
      for (const key of everywhere) if (!(key in environment)) yield `compose service ${name}: ${key} cannot be set`;
    if (name === 'worker')
      for (const key of signing) if (!(key in environment)) yield `compose service ${name}: ${key} cannot be set`;
    if (name === 'api')
      for (const key of issuing) if (!(key in environment)) yield `compose service ${name}: ${key} cannot be set`;
    if (name === 'worker' && 'CERTIFICATE_KEY_FILE' in environment)
      yield 'compose service worker: must not hold the key of certificates';
    if (name === 'api' && 'LEDGER_KEY_FILE' in environment)
      yield 'compose service api: must not hold the key of the roots';
    if ('DIVISIONS_FILE' in environment && !volumes.includes('./own:/etc/jinguo:ro'))
      yield `compose service ${name}: does not see the operator's own files`;
  }
  for (const [name, needs] of Object.entries(writers)) {
    const { secrets = [], volumes = [], entrypoint = [] } = services[name] ?? {};
    const missing = needs.filter((secret) => !secrets.includes(secret));
    if (!entrypoint.includes(`apps/api/dist/${name}.js`)) missing.push('its entry, followed by arguments');
    if (!volumes.some((volume) => /^files:[^:]+$/.test(volume))) missing.push('the files, writable');
    for (const what of missing) yield `compose service ${name}: lacks ${what}`;
  }
}

/** Everything a service names is declared, no secret stands in the environment, and no image floats. */
function* composeFaults(text: string, targets: readonly string[], settings: string): Generator<string> {
  const compose = parse(text, { merge: true }) as Compose;
  const { services, secrets, volumes } = compose;
  yield* operatorFaults(compose);
  for (const [name, service] of Object.entries(services)) {
    const say = (what: string): string => `compose service ${name}: ${what}`;
    if (service.build && !targets.includes(service.build.target ?? '')) yield say(`no stage ${service.build.target}`);
    if (!service.build && !/:\d/.test(service.image ?? '')) yield say(`${service.image} is not pinned`);
    if (!service.build && !ownUser.test(service.image ?? '') && !service.user) yield say('runs as root');
    if (!service.build && !service.healthcheck) yield say('has no health check');
    for (const secret of service.secrets ?? []) if (!(secret in secrets)) yield say(`secret ${secret} is not declared`);
    for (const other of Object.keys(service.depends_on ?? {})) if (!(other in services)) yield say(`no ${other}`);
    for (const volume of service.volumes ?? []) {
      const [from = ''] = volume.split(':');
      if (from.startsWith('.') ? !existsSync(join(root, 'docker', from)) : !(from in volumes)) yield say(`no ${from}`);
    }
    for (const [key, value] of Object.entries(service.environment ?? {})) {
      if (/(KEY|TOKEN|PASSWORD|URL)$/.test(key) && /:\/\/[^/]*:[^/]*@/.test(String(value)))
        yield say(`${key} holds a secret`);
      if (service.build && !settings.includes(key.replace(/_FILE$/, ''))) yield say(`${key} is no setting of the API`);
      const file = /^\/run\/secrets\/(\w+)$/.exec(String(value))?.[1];
      if (file && !service.secrets?.includes(file)) yield say(`${key} reads a secret it is not given`);
    }
  }
  for (const { file } of Object.values(secrets))
    if (spawnSync('git', ['check-ignore', '-q', join('docker', file)], { cwd: root }).status === 1)
      yield `secret ${file} would be committed`;
}

/** The container files, by a linter and by what they must agree with: no engine is needed. */
export const dockerFiles = async (): Promise<Tally> => {
  const dockerfile = read('docker/Dockerfile');
  const settings =
    read('apps/api/src/platform/env.ts') +
    globSync('apps/api/src/{main,platform}/**/*.ts', { cwd: root }).map(read).join('');
  const faults = [
    ...dockerfileFaults(dockerfile),
    ...composeFaults(
      read('docker/compose.yaml'),
      [...dockerfile.matchAll(/ AS (\w+)/g)].map((match) => match[1] ?? ''),
      settings,
    ),
  ];
  for (const fault of faults) console.error(fault);
  return faults.length > 0 ? { passed: 0, failed: 1 } : { passed: 1, failed: 0 };
};
