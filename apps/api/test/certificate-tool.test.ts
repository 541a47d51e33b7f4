import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type CertificatePayload,
  certificateToken,
  checkLetter,
  digestOf,
  keyLine,
  payloadText,
  type Sheet,
  sheetText,
  signedBytes,
} from '@jinguo/schema/certificate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printCertificate } from '../src/modules/hours/certificate/print/print-certificate.ts';
import { type SigningKey, signingKey } from '../src/platform/crypto/signing-key.ts';

const number = 'JG370303001-2026-00001';
const sheet: Sheet = {
  ...{ version: 1, name: '演示·王小丽', idType: '', idNumber: '', volunteerNumber: '' },
  ...{ from: '2026-01-01', to: '2026-11-20', minutes: 240, issuer: '演示甲县妇联', basis: 'ACTIVITY_HOST' },
  services: [
    ['2026-11-18', '演示·打扫卫生', '关爱老人', 120],
    ['2026-11-19', '专业服务', '', 120],
  ],
  ...{ personInCharge: '演示·主席', handledBy: '演示·经办', contact: '0533-0000000', note: '', seal: false },
};
function issued(key: SigningKey, more: Partial<CertificatePayload> = {}, whole = sheetText(sheet)) {
  const payload = payloadText({
    ...{ number, code: `K7QX2MP${checkLetter(number, 'K7QX2MP')}`, issuedOn: '2026-11-30', revision: 1 },
    ...{ name: sheet.name, idNumber: '', from: sheet.from, to: sheet.to, minutes: 240, services: 2 },
    ...{ issuer: sheet.issuer, basis: sheet.basis, keyId: key.id, digest: digestOf(sheetText(sheet)), ...more },
  });
  const signature = key.sign(signedBytes(payload));
  const one = { number, code: 'K7QX2MP1', issuedOn: '2026-11-30', payload, signature, sheet: whole };
  return {
    token: certificateToken(payload, signature),
    print: () => printCertificate(one, 'https://volunteer.example.org'),
  };
}

let folder = '';
const at = (name: string, content: string | Buffer): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jinguo-certificate-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The tool as `npm run certificate` runs it: no database, no settings. */
function verify(what: string, keys: string) {
  const script = fileURLToPath(new URL('../../../scripts/certificate.ts', import.meta.url));
  const told = spawnSync(process.execPath, [script, 'verify', what, '--key', keys], { encoding: 'utf8', env: {} });
  return { code: told.status, said: told.stdout + told.stderr };
}

describe.each(['ed25519', 'sm2'] as const)(
  'whoever has a certificate and the published keys alone: %s',
  (algorithm) => {
    const key = signingKey(Buffer.alloc(32, 11), algorithm);
    const keys = () => at(`${algorithm}.txt`, `# 公开密钥\n${keyLine({ ...key, revoked: false })}\n`);

    it('is told from the PDF that it is genuine, and every service it was signed for', async () => {
      const told = verify(at(`${algorithm}.pdf`, await issued(key).print()), keys());
      expect(told.code, told.said).toBe(0);
      for (const words of [
        '签名真实',
        number,
        '演示甲县妇联',
        '2026-11-18 演示·打扫卫生 · 关爱老人: 120 min',
        '专业服务',
      ])
        expect(told.said).toContain(words);
    });

    it('is told of a PDF whose list was exchanged, whose code is another’s or which is cut off, each in its own words', async () => {
      const more = sheetText({ ...sheet, minutes: 9999 });
      expect(verify(at('list.pdf', await issued(key, {}, more).print()), keys())).toMatchObject({
        code: 1,
        said: expect.stringContaining('所附的服务明细被改动过'),
      });
      const whole = await issued(key).print();
      const short = verify(at('short.pdf', whole.subarray(0, 2000)), keys());
      expect([short.code, short.said]).toEqual([1, expect.stringContaining('这里没有志愿服务记录证明')]);
      const [head, , signature] = issued(key).token.split('.');
      const forged = `${head}.${issued(key, { minutes: 6000 }).token.split('.')[1]}.${signature}`;
      const told = verify(forged, keys());
      expect([told.code, told.said]).toEqual([1, expect.stringContaining('内容被改动过')]);
      // What was altered is not repeated.
      expect(told.said).not.toContain('6000');
    });

    it('is told of a key that is not among the published ones, and of one that was withdrawn', () => {
      const other = at('other.txt', keyLine({ ...signingKey(Buffer.alloc(32, 12), algorithm), revoked: false }));
      expect(verify(issued(key).token, other)).toMatchObject({
        code: 1,
        said: expect.stringContaining('不在公开密钥名单'),
      });
      const gone = at('gone.txt', keyLine({ ...key, revoked: true }));
      expect(verify(issued(key).token, gone)).toMatchObject({ code: 1, said: expect.stringContaining('密钥已作废') });
    });

    it('is told by a clock that is behind to look at the clock: the signature holds all the same', () => {
      const early = issued(key, { issuedOn: '2126-01-01' });
      const told = verify(early.token, keys());
      expect([told.code, told.said]).toEqual([0, expect.stringContaining('请核对本机时间')]);
    });
  },
);

it('what cannot be told ends with 2: no keys in the file, no file, no question', () => {
  const { token } = issued(signingKey(Buffer.alloc(32, 11), 'ed25519'));
  expect(verify(token, at('none.txt', '演示'))).toMatchObject({ code: 2, said: expect.stringContaining('没有公钥') });
  expect(verify(join(folder, 'nowhere.pdf'), at('none.txt', '演示')).code).toBe(2);
});
