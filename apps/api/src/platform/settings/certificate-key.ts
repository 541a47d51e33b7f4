import { randomBytes } from 'node:crypto';
import type { SigningAlgorithm } from '@jinguo/schema/certificate';
import { type SigningKey, signingKey } from '../crypto/signing-key.ts';
import { parseKey, readKeyFile } from './keys.ts';
import type { Problem } from './problem.ts';

interface CertificateSettings {
  readonly CERTIFICATE_KEY?: string | undefined;
  readonly CERTIFICATE_KEY_FILE?: string | undefined;
  readonly CERTIFICATE_ALGORITHM: SigningAlgorithm;
}

/** The seed 记录证明 are signed with. Only who issues must have it: in production the API, never the worker or a tool. */
export function certificateSeed(
  env: CertificateSettings,
  production: boolean,
  issuing: boolean,
): Buffer | null | Problem | readonly Problem[] {
  if (env.CERTIFICATE_KEY_FILE) return readKeyFile('CERTIFICATE_KEY_FILE', env.CERTIFICATE_KEY_FILE, production);
  if (production) return issuing ? certificateKeyMissing : null;
  return env.CERTIFICATE_KEY ? parseKey('CERTIFICATE_KEY', env.CERTIFICATE_KEY) : randomBytes(32);
}

export const certificateKeyOf = (env: CertificateSettings, seed: Buffer | null | undefined): SigningKey | null =>
  seed ? signingKey(seed, env.CERTIFICATE_ALGORITHM) : null;

const make = 'openssl rand -hex 32';
const certificateKeyMissing: Problem = {
  name: 'CERTIFICATE_KEY_FILE',
  zh: `请写开具志愿服务记录证明所用签名密钥的路径：CERTIFICATE_KEY_FILE=/etc/jinguo/certificate_key。还没有才生成：(umask 077; ${make} > /etc/jinguo/certificate_key)，并归运行平台的用户所有。换用新密钥后，以前开具的证明仍可查验。`,
  en: `Give the path of the key that signs certificates of service: CERTIFICATE_KEY_FILE=/etc/jinguo/certificate_key. Only if there is none yet: (umask 077; ${make} > /etc/jinguo/certificate_key), owned by the user who runs the platform. With a new key, earlier certificates can still be checked.`,
};
