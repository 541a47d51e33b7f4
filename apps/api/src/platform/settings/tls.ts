import { createPrivateKey, X509Certificate } from 'node:crypto';
import { isProblem, type Problem } from './problem.ts';
import { readableByOthers, readSecret } from './secret-file.ts';

export interface Tls {
  readonly cert: string;
  readonly key: string;
}

/** The certificate served directly, and its key; null when none is named, the problems when they do not fit. */
export function readTls(certFile: string | undefined, keyFile: string | undefined): Tls | null | readonly Problem[] {
  if (!certFile && !keyFile) return null;
  if (!certFile || !keyFile)
    return [
      {
        name: certFile ? 'TLS_KEY_FILE' : 'TLS_CERT_FILE',
        zh: 'TLS_CERT_FILE（证书链）和 TLS_KEY_FILE（私钥）要一起设置。',
        en: 'TLS_CERT_FILE (the chain) and TLS_KEY_FILE (its key) belong together.',
      },
    ];
  const cert = readSecret('TLS_CERT_FILE', certFile);
  const key = readSecret('TLS_KEY_FILE', keyFile);
  const unreadable = [cert, key].filter(isProblem);
  if (isProblem(cert) || isProblem(key)) return unreadable;
  const problems = [readableByOthers('TLS_KEY_FILE', keyFile), pairProblem(cert, key)].filter(
    (problem) => problem !== null,
  );
  return problems.length > 0 ? problems : { cert, key };
}

function pairProblem(cert: string, key: string): Problem | null {
  try {
    if (new X509Certificate(cert).checkPrivateKey(createPrivateKey(key))) return null;
    return {
      name: 'TLS_KEY_FILE',
      zh: '私钥与 TLS_CERT_FILE 的证书不是一对。',
      en: 'The key does not belong to the certificate of TLS_CERT_FILE.',
    };
  } catch {
    return {
      name: 'TLS_CERT_FILE',
      zh: '证书或私钥不是 PEM 格式，无法读取。',
      en: 'The certificate or its key is not PEM and cannot be read.',
    };
  }
}
