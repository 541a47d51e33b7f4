import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  type Attached,
  attachedTo,
  type CertificatePayload,
  proveCertificate,
  readKeys,
  readSheet,
} from '../packages/schema/src/certificate/index.ts';
import { certificateProofWords, clockWords } from '../packages/schema/src/certificate-states.ts';
import { inflated } from './lib/inflated.ts';
import { checkNode } from './lib/process.ts';

/**
 * `npm run certificate -- verify FILE.pdf|CODE --key KEYS`: whether a 志愿服务记录证明 was signed with one of the published keys
 * (docs/certificates.md). Asks nobody. Ends with 0 when it is genuine, 1 when not, 2 when it could not be told.
 */
checkNode();
try {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { key: { type: 'string' } } });
  const [verb, what, ...more] = positionals;
  if (verb !== 'verify' || !what || more.length > 0 || !values.key)
    throw new Error(
      '用法：npm run certificate -- verify 证明.pdf或二维码内容 --key 公钥文件\nUsage: npm run certificate -- verify FILE.pdf|CODE --key KEYS',
    );
  const keys = readKeys(readFileSync(values.key, 'utf8'));
  if (keys.length === 0) throw new Error(`${values.key} 里没有公钥。No published key in ${values.key}.`);
  const { token, sheet } = await carriedBy(what);
  const { verdict, payload } = proveCertificate(token, keys, sheet);
  console.log(`${certificateProofWords[verdict].zh}。${certificateProofWords[verdict].en}.`);
  // What was altered is not repeated: it could be believed.
  if (payload && (verdict === 'GENUINE' || verdict === 'KEY_REVOKED')) {
    console.log(linesOf(payload));
    if (sheet) console.log(servicesOf(sheet));
    if (payload.issuedOn > today()) console.log(`${clockWords.zh}${clockWords.en}`);
  }
  process.exitCode = verdict === 'GENUINE' ? 0 : 1;
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 2;
}

async function carriedBy(what: string): Promise<Attached> {
  if (/JGZM\d+\./.test(what)) return { token: what, sheet: null };
  const bytes = readFileSync(what);
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return attachedTo(bytes, inflated);
  return { token: bytes.toString('utf8'), sheet: null };
}

/** Each service, as it was signed. */
function servicesOf(sheet: string): string {
  return readSheet(sheet)
    .services.map(
      ([day, activity, content, minutes]) =>
        `  ${day} ${[activity, content].filter(Boolean).join(' · ')}: ${minutes} min`,
    )
    .join('\n');
}

/** The day of this machine's clock, in Beijing. */
function today(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
}

function linesOf(one: CertificatePayload): string {
  const hours = Math.floor((one.minutes * 100) / 60) / 100;
  return [
    ['编号 number', `${one.number} ${one.code}`],
    ['签发 issued', `${one.issuedOn} ${one.issuer}`],
    ['姓名 name', one.name || '—'],
    ['证件 ID', one.idNumber || '—'],
    ['期间 period', `${one.from} – ${one.to}`],
    ['服务 service', `${hours} 小时 hours (${one.minutes} min), ${one.services} 次`],
    ['密钥 key', one.keyId],
  ]
    .map(([name, value]) => `  ${name}: ${value}`)
    .join('\n');
}
