import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const keyOf = (file: string | undefined, text: string | undefined): Buffer | undefined => {
  const hex = (file ? readFileSync(file, 'utf8') : text)?.trim();
  if (!hex) return undefined;
  if (!/^[0-9a-f]{64}$/i.test(hex)) throw new Error('A key is 64 hexadecimal digits (32 bytes).');
  return Buffer.from(hex, 'hex');
};

const Env = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z.string().default(''),
  DATABASE_OWNER_URL: z.string().default(''),
  DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(10),
  PUBLIC_URL: z.string().optional(),
  WEB_ROOT: z.string().optional(),
  FILES_DIR: z.string().default('.data/files'),
  /** With a bucket named, files go to an S3-compatible store instead of FILES_DIR. */
  S3_BUCKET: z.string().optional(),
  S3_ENDPOINT: z.url().optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_ACCESS_KEY: z.string().optional(),
  S3_SECRET_KEY: z.string().optional(),
  S3_SECRET_KEY_FILE: z.string().optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  DATA_KEY: z.string().optional(),
  DATA_KEY_FILE: z.string().optional(),
  INDEX_KEY: z.string().optional(),
  INDEX_KEY_FILE: z.string().optional(),
  /** Comma-separated addresses of proxies whose X-Forwarded-* headers are believed. */
  TRUSTED_PROXIES: z.string().default(''),
  SECURE_COOKIES: z.enum(['true', 'false']).default('false'),
  NODE_ENV: z.string().default('development'),
});

export type Env = z.infer<typeof Env> & { dataKey: Buffer; indexKey: Buffer; s3SecretKey: string | undefined };

/** The environment, checked once at start. Without keys a process-local random pair serves tests only. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const env = Env.parse(source);
  return {
    ...env,
    dataKey: keyOf(env.DATA_KEY_FILE, env.DATA_KEY) ?? randomBytes(32),
    s3SecretKey: env.S3_SECRET_KEY_FILE ? readFileSync(env.S3_SECRET_KEY_FILE, 'utf8').trim() : env.S3_SECRET_KEY,
    indexKey: keyOf(env.INDEX_KEY_FILE, env.INDEX_KEY) ?? randomBytes(32),
  };
}
