import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { signingAlgorithms } from '@jinguo/schema/certificate';
import { z } from 'zod';
import { type DataKey, FIRST_KEY_ID } from './crypto/cipher.ts';
import type { SigningKey } from './crypto/signing-key.ts';
import { certificateKeyOf, certificateSeed } from './settings/certificate-key.ts';
import { addressProblems, EMBEDDED } from './settings/database-address.ts';
import { divisionsProblems } from './settings/divisions-file.ts';
import { folderProblems } from './settings/folders.ts';
import { gatewayProblems } from './settings/gateways.ts';
import { isRing, parseKeyRing, readKeyRing } from './settings/key-ring.ts';
import { keyMissing, parseKey, readKeyFile, weakKeys } from './settings/keys.ts';
import { type Problem, Problems, SettingsError } from './settings/problem.ts';
import { demoOnPublicAddress, ownerMissing, productionProblems } from './settings/production.ts';
import { proxyProblems } from './settings/proxies.ts';
import { ledgerKeyOf, rootKeyMissing, rootProblems } from './settings/roots.ts';
import { secretByFile } from './settings/secret-file.ts';
import { readTls, type Tls } from './settings/tls.ts';

const flag = z.enum(['true', 'false']);
/** Without the slash people copy along with it: links are written behind it. */
const publicUrl = z.string().transform((text) => text.trim().replace(/\/+$/, ''));
const port = z.coerce.number().int().min(0).max(65535);

const Settings = z.object({
  /** Real people's data: no demo, keys from files only, https. `npm start -- --production` and the images set it. */
  PRODUCTION: flag.default('false'),
  PORT: port.default(4000),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z.string().default(''),
  DATABASE_OWNER_URL: z.string().default(''),
  DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(10),
  PUBLIC_URL: publicUrl.optional(),
  WEB_ROOT: z.string().optional(),
  DATA_DIR: z.string().optional(),
  FILES_DIR: z.string().default('.data/files'),
  /** With a bucket named, files go to an S3-compatible store instead of FILES_DIR. */
  S3_BUCKET: z.string().optional(),
  S3_ENDPOINT: z.url().optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_ACCESS_KEY: z.string().optional(),
  S3_SECRET_KEY: z.string().optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  DATA_KEY: z.string().optional(),
  DATA_KEY_FILE: z.string().optional(),
  INDEX_KEY: z.string().optional(),
  INDEX_KEY_FILE: z.string().optional(),
  /** Signs the ledger's daily roots, and where copies of them go (docs/ledger.md). */
  LEDGER_KEY: z.string().optional(),
  LEDGER_KEY_FILE: z.string().optional(),
  LEDGER_ROOTS_DIR: z.string().optional(),
  LEDGER_ROOTS_URL: z.string().optional(),
  LEDGER_ROOTS_TOKEN: z.string().optional(),
  LEDGER_ROOTS_MAIL_TO: z.string().optional(),
  LEDGER_ROOTS_MAIL_FROM: z.string().optional(),
  LEDGER_ROOTS_SMTP_URL: z.string().optional(),
  /** Signs 志愿服务记录证明; 国密 by CERTIFICATE_ALGORITHM=sm2 (docs/certificates.md). */
  CERTIFICATE_KEY: z.string().optional(),
  CERTIFICATE_KEY_FILE: z.string().optional(),
  CERTIFICATE_ALGORITHM: z.enum(signingAlgorithms).default('ed25519'),
  /** The most lines one export may hold; a spreadsheet holds 1,048,576 with its heads. */
  EXPORT_ROWS: z.coerce.number().int().min(1000).max(1_000_000).default(1_000_000),
  BACKUP_KEY_FILE: z.string().optional(),
  BACKUP_DIR: z.string().default('.data/backups'),
  TLS_CERT_FILE: z.string().optional(),
  TLS_KEY_FILE: z.string().optional(),
  /** Comma-separated addresses and ranges of proxies whose X-Forwarded-* headers are believed. */
  TRUSTED_PROXIES: z.string().default(''),
  SECURE_COOKIES: flag.optional(),
  /** Only the operations the built apps bring are answered. */
  TRUSTED_DOCUMENTS: flag.default('false'),
  SMS_GATEWAY: z.enum(['console', 'none', 'http']).optional(),
  SMS_URL: z.url().optional(),
  SMS_TOKEN: z.string().optional(),
  /** An operator's own list of holidays, laid over the program's (docs/operator.md). */
  WORKING_DAYS_FILE: z.string().optional(),
  /** Another province's list of divisions, `…/divisions-33.csv`; without it Shandong's, which comes along. */
  DIVISIONS_FILE: z.string().optional(),
  METRICS_PORT: port.optional(),
  METRICS_HOST: z.string().default('127.0.0.1'),
  METRICS_TOKEN: z.string().optional(),
  NODE_ENV: z.string().default('development'),
});
type Settings = z.infer<typeof Settings>;

export type Env = Settings & {
  readonly production: boolean;
  /** Seals, and its name. */
  readonly dataKey: Buffer;
  readonly dataKeyId: string;
  /** Open what they sealed before (docs/operator.md, keys later). */
  readonly retiredKeys: readonly DataKey[];
  readonly indexKey: Buffer;
  /** Seed of the key that signs the ledger's roots; null in a process that signs none. */
  readonly ledgerKey: Buffer | null;
  /** Signs certificates of service; null in a process that issues none. */
  readonly certificateKey: SigningKey | null;
  readonly tls: Tls | null;
  /** Whether text messages leave this platform at all: where none do, nothing may promise one. */
  readonly textMessages: boolean;
  /** Whether session cookies travel by https only: always when people come by https. */
  readonly secureCookies: boolean;
};

/** Secrets that may come as `NAME_FILE`, as container engines and systemd hand them over. */
const byFile = [
  ...(['DATABASE_URL', 'DATABASE_OWNER_URL', 'S3_SECRET_KEY', 'SMS_TOKEN', 'METRICS_TOKEN'] as const),
  ...(['LEDGER_ROOTS_TOKEN', 'LEDGER_ROOTS_SMTP_URL'] as const),
] as const;

/** What only some entries ask for. */
export interface EnvOptions {
  /** `npm start` itself: it migrates, so it needs the owner's address too. */
  readonly starting?: boolean;
  /** The worker, which signs the ledger's roots and takes them outside. */
  readonly signing?: boolean;
  /** The API, which issues certificates of service. */
  readonly issuing?: boolean;
}

/**
 * The environment, checked once at start; throws a SettingsError that names everything wrong at once.
 * Outside production a process-local random pair of keys serves tests.
 */
export function readEnv(source: NodeJS.ProcessEnv = process.env, options: EnvOptions = {}): Env {
  const problems = new Problems();
  const env = readSettings(source, problems);
  const production = env.PRODUCTION === 'true';
  const tls = problems.take<Tls | null>(readTls(env.TLS_CERT_FILE, env.TLS_KEY_FILE));
  const ring = problems.take<readonly DataKey[]>(dataKeys(env, production));
  const indexKey = problems.take<Buffer>(indexKeyOf(env, production));
  const signing = options.starting || options.signing || false;
  const ledgerKey = problems.take<Buffer | null>(ledgerKeyOf(env, production, signing));
  const issuing = options.starting || options.issuing || false;
  const certificate = problems.take<Buffer | null>(certificateSeed(env, production, issuing));
  const [sealing, ...retiredKeys] = ring ?? [];
  problems.found.push(...proxyProblems(env.TRUSTED_PROXIES), ...gatewayProblems(env));
  problems.found.push(...divisionsProblems(env.DIVISIONS_FILE, production));
  if (signing) problems.found.push(...rootProblems(env));
  // Said in so many words, a demo may show itself by https; forgetting --production may not make one.
  if (options.starting && !production && source['PRODUCTION'] !== 'false')
    problems.found.push(...demoOnPublicAddress(env.PUBLIC_URL));
  if (production) {
    const trialDir = resolve(env.WEB_ROOT ?? '.', '.data');
    const backupKey = env.BACKUP_KEY_FILE
      ? problems.take<Buffer>(readKeyFile('BACKUP_KEY_FILE', env.BACKUP_KEY_FILE, true))
      : null;
    const signers = { LEDGER_KEY_FILE: ledgerKey, CERTIFICATE_KEY_FILE: certificate };
    const others = { INDEX_KEY_FILE: indexKey, ...signers, BACKUP_KEY_FILE: backupKey };
    const keys = { ...byName(ring ?? []), ...others };
    problems.found.push(...weakKeys(keys, trialFolders(trialDir, env.DATA_DIR)));
    const hasTls = Boolean(env.TLS_CERT_FILE || env.TLS_KEY_FILE);
    const starting = options.starting ?? false;
    problems.found.push(...productionProblems({ ...env, tls: hasTls, trialDir, starting }));
    if (starting) problems.found.push(...folderProblems(foldersOf(source, env)));
  }
  if (problems.found.length > 0 || !sealing || !indexKey) throw new SettingsError(problems.found);
  const https = env.PUBLIC_URL?.startsWith('https://') ?? false;
  return {
    ...env,
    DATABASE_URL: env.DATABASE_URL === EMBEDDED ? '' : env.DATABASE_URL,
    production,
    dataKey: sealing.key,
    dataKeyId: sealing.id,
    retiredKeys,
    indexKey,
    ledgerKey,
    certificateKey: certificateKeyOf(env, certificate),
    tls,
    textMessages: env.SMS_GATEWAY !== 'none',
    secureCookies: env.SECURE_COOKIES === 'true' || (production && https),
  };
}

/** The data keys, the sealing one first; in production from a file only. */
function dataKeys(env: Settings, production: boolean): readonly DataKey[] | Problem | readonly Problem[] {
  if (env.DATA_KEY_FILE) return readKeyRing('DATA_KEY_FILE', env.DATA_KEY_FILE, production);
  if (production) return keyMissing('DATA_KEY_FILE');
  return env.DATA_KEY ? parseKeyRing('DATA_KEY', env.DATA_KEY) : [{ id: FIRST_KEY_ID, key: randomBytes(32) }];
}

/** One key for ever: what it computed cannot be computed anew from what is stored. */
function indexKeyOf(env: Settings, production: boolean): Buffer | Problem | readonly Problem[] {
  if (env.INDEX_KEY_FILE) return readKeyFile('INDEX_KEY_FILE', env.INDEX_KEY_FILE, production);
  if (production) return keyMissing('INDEX_KEY_FILE');
  return env.INDEX_KEY ? parseKey('INDEX_KEY', env.INDEX_KEY) : randomBytes(32);
}

const byName = (ring: readonly DataKey[]): Record<string, Buffer> =>
  Object.fromEntries(ring.map(({ id, key }, at) => [at === 0 ? 'DATA_KEY_FILE' : `DATA_KEY_FILE ${id}`, key]));

/** Where a demo made its keys: the checkout's own folder, or the one it was told, which may be the very one named now. */
const trialFolders = (trialDir: string, dataDir: string | undefined): string[] => {
  const told = dataDir && resolve(dataDir, 'keys');
  return [resolve(trialDir, 'keys'), ...(told && existsSync(resolve(told, 'made-for-trial')) ? [told] : [])];
};

/** Where `npm start` and its tools will write. Files in an object store need no folder. */
const foldersOf = (source: NodeJS.ProcessEnv, { DATA_DIR, S3_BUCKET }: Settings): Record<string, string | null> => ({
  DATA_DIR: DATA_DIR ?? null,
  FILES_DIR: S3_BUCKET || !DATA_DIR ? null : source['FILES_DIR'] || join(DATA_DIR, 'files'),
  BACKUP_DIR: DATA_DIR ? source['BACKUP_DIR'] || join(DATA_DIR, 'backups') : null,
});

/** What a backup or a restore works with: the owner's database and a key of its own; the data keys it never sees. */
export interface BackupEnv {
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** Null when uploaded files lie in an object store. */
  readonly filesDir: string | null;
  readonly backupDir: string;
  readonly backupKey: Buffer;
}

/** The settings of `npm run backup` and `npm run restore`. */
export function readBackupEnv(source: NodeJS.ProcessEnv = process.env): BackupEnv {
  const problems = new Problems();
  const env = readSettings(source, problems);
  const backupKey = problems.take<Buffer>(
    env.BACKUP_KEY_FILE ? readKeyFile('BACKUP_KEY_FILE', env.BACKUP_KEY_FILE, true) : keyMissing('BACKUP_KEY_FILE'),
  );
  // A trial on one address is its own owner; production names two.
  const ownerUrl = env.DATABASE_OWNER_URL || (env.PRODUCTION === 'true' ? '' : env.DATABASE_URL);
  if (!ownerUrl) problems.found.push(ownerMissing);
  // Not opened for use, only compared: whoever finds a backup and its key must not hold the key of what lies in it.
  const ring = env.DATA_KEY_FILE ? readKeyRing('DATA_KEY_FILE', env.DATA_KEY_FILE, false) : [];
  const others = {
    ...(isRing(ring) && byName(ring)),
    INDEX_KEY_FILE: keyIfReadable('INDEX_KEY_FILE', env.INDEX_KEY_FILE),
    LEDGER_KEY_FILE: keyIfReadable('LEDGER_KEY_FILE', env.LEDGER_KEY_FILE),
    CERTIFICATE_KEY_FILE: keyIfReadable('CERTIFICATE_KEY_FILE', env.CERTIFICATE_KEY_FILE),
  };
  problems.found.push(...weakKeys({ ...others, BACKUP_KEY_FILE: backupKey }, []));
  if (problems.found.length > 0 || !backupKey) throw new SettingsError(problems.found);
  return {
    ownerUrl,
    appUrl: env.DATABASE_URL,
    filesDir: env.S3_BUCKET ? null : resolve(env.FILES_DIR),
    backupDir: resolve(env.BACKUP_DIR),
    backupKey,
  };
}

function keyIfReadable(name: string, file: string | undefined): Buffer | null {
  const key = file ? readKeyFile(name, file, false) : null;
  return Buffer.isBuffer(key) ? key : null;
}

/** The database's address alone, for tools that only read; the owner's where the application's is not given. */
export function readDatabaseUrl(source: NodeJS.ProcessEnv = process.env): string {
  const problems = new Problems();
  const env = readSettings(source, problems);
  const url = env.DATABASE_URL || env.DATABASE_OWNER_URL;
  if (!url) problems.found.push(ownerMissing);
  if (problems.found.length > 0) throw new SettingsError(problems.found);
  return url;
}

/** For `npm run ledger -- root`: the database and the key that signs. */
export function readRootEnv(source: NodeJS.ProcessEnv = process.env): { readonly url: string; readonly seed: Buffer } {
  const problems = new Problems();
  const env = readSettings(source, problems);
  const url = env.DATABASE_URL || env.DATABASE_OWNER_URL;
  if (!url) problems.found.push(ownerMissing);
  const given = env.LEDGER_KEY_FILE || env.LEDGER_KEY;
  const seed = problems.take<Buffer | null>(given ? ledgerKeyOf(env, env.PRODUCTION === 'true', true) : rootKeyMissing);
  if (problems.found.length > 0 || !seed) throw new SettingsError(problems.found);
  return { url, seed };
}

/** The text of every setting, secrets read from their files; throws when one does not even have the right shape. */
function readSettings(source: NodeJS.ProcessEnv, problems: Problems): Settings {
  const text = withoutBlanks(source);
  for (const name of byFile) {
    const file = text[`${name}_FILE`];
    if (file) text[name] = problems.take<string>(secretByFile(name, file, text[name])) ?? text[name];
  }
  const parsed = Settings.safeParse(text);
  if (!parsed.success) throw new SettingsError([...problems.found, ...parsed.error.issues.map(shapeProblem)]);
  for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL'] as const)
    problems.found.push(...addressProblems(name, parsed.data[name]));
  return parsed.data;
}

/** `NAME=` in an environment file means "not set". */
const withoutBlanks = (source: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));

const shapeProblem = ({ path, message }: z.core.$ZodIssue): Problem => ({
  name: path.join('.'),
  zh: `值不符合要求。可取的值见 README 的设置表。`,
  en: `The value does not fit (${message}). The README's table of settings says what does.`,
});
