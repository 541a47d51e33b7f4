import { randomBytes } from 'node:crypto';
import {
  type CertificatePayload,
  certificateToken,
  checkLetter,
  codeLetters,
  findToken,
  isCertificateNumber,
  payloadBases,
  payloadText,
  proveCertificate,
  readToken,
  signedBytes,
  typedNumber,
} from '@jinguo/schema/certificate';
import fc from 'fast-check';
import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { signingKey } from '../../../platform/crypto/signing-key.ts';

const key = signingKey(randomBytes(32), 'ed25519');
const keys = [{ ...key, revoked: false }];
const number = 'JG370303012-2026-00421';
const one: CertificatePayload = {
  number,
  code: `K7QX2MP${checkLetter(number, 'K7QX2MP')}`,
  issuedOn: '2026-11-30',
  revision: 1,
  name: '演示·王小丽',
  idNumber: '',
  from: '2026-01-01',
  to: '2026-11-20',
  minutes: 5190,
  services: 23,
  issuer: '淄博市张店区妇女联合会',
  basis: 'ACTIVITY_HOST',
  keyId: key.id,
  digest: randomBytes(16).toString('base64url'),
};
const signed = (payload: CertificatePayload): string => {
  const text = payloadText(payload);
  return certificateToken(text, key.sign(signedBytes(text)));
};

const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
const iso = day.map((date) => date.toISOString().slice(0, 10));
const words = fc
  .array(fc.constantFrom(...'王小丽欧阳𠮷·Anna é‘’（）,.;:'), { maxLength: 20 })
  .map((marks) => marks.join('').normalize('NFC').trim());
const payloads = fc.record({
  number: fc.integer({ min: 1, max: 99_999 }).map((n) => `JG370303012-2026-${String(n).padStart(5, '0')}`),
  letters: fc.array(fc.constantFrom(...codeLetters), { minLength: 7, maxLength: 7 }).map((all) => all.join('')),
  issuedOn: iso,
  period: fc.tuple(iso, iso).map((pair) => pair.sort() as [string, string]),
  revision: fc.integer({ min: 1, max: 99 }),
  name: words,
  idNumber: fc.constantFrom('', '370303********0021'),
  minutes: fc.integer({ min: 1, max: 9_999_999 }),
  services: fc.integer({ min: 1, max: 600 }),
  issuer: words.filter((text) => text !== ''),
  basis: fc.constantFrom(...(Object.keys(payloadBases) as (keyof typeof payloadBases)[])),
});

describe('what a certificate says, as it is signed', () => {
  it('has one spelling: whatever is written is read back the same, and written again the same', () => {
    fc.assert(
      fc.property(payloads, ({ letters, period: [from, to], ...rest }) => {
        const code = letters + checkLetter(rest.number, letters);
        const payload = { ...rest, code, from, to, keyId: key.id, digest: one.digest };
        const token = signed(payload);
        const read = readToken(`https://volunteer.example.org/verify#${token}`);
        if (typeof read === 'string') throw new Error(read);
        expect(read.payload).toEqual(payload);
        expect(payloadText(read.payload)).toBe(payloadText(payload));
        expect(findToken(`%PDF (${token}) endobj`)).toBe(token);
      }),
    );
  });

  it('any other letter anywhere in it is found, and so is anything cut off or put on', () => {
    const token = signed(one);
    expect(proveCertificate(token, keys).verdict).toBe('GENUINE');
    for (let at = 0; at < token.length; at += 1) {
      const other = token.charAt(at) === 'A' ? 'B' : 'A';
      expect(proveCertificate(token.slice(0, at) + other + token.slice(at + 1), keys).verdict).not.toBe('GENUINE');
      expect(proveCertificate(token.slice(0, at), keys).verdict).not.toBe('GENUINE');
    }
    expect(proveCertificate(token.slice(0, -20), keys).verdict).toBe('TRUNCATED');
    for (const more of ['A', '=', '.A', '%20']) expect(proveCertificate(token + more, keys).verdict).toBe('DAMAGED');
  });

  it('bytes of another spelling are damage though a key signed them: other order, other lines, zeros before, no NFC', () => {
    const lines = payloadText(one).split('\n');
    const spelt = (text: string) => certificateToken(text, key.sign(signedBytes(text)));
    const wrong = [
      [...lines].reverse().join('\n'),
      [...lines, ''].join('\n'),
      lines.slice(0, -1).join('\n'),
      lines.join('\r\n'),
      lines.with(7, '05190').join('\n'),
      lines.with(4, 'e\u0301').join('\n'),
      lines.with(6, '2026112020260101').join('\n'),
      lines.with(2, '20260230').join('\n'),
    ];
    for (const text of wrong) expect(proveCertificate(spelt(text), keys).verdict).toBe('DAMAGED');
  });

  it('another key, another number’s signature, no certificate, a later version: each is told apart', () => {
    const stranger = signingKey(randomBytes(32), 'ed25519');
    expect(proveCertificate(signed(one), [{ ...stranger, revoked: false }]).verdict).toBe('UNKNOWN_KEY');
    expect(proveCertificate(signed(one), [{ ...stranger, id: key.id, revoked: false }]).verdict).toBe('ALTERED');
    const other = signed({ ...one, minutes: 6000 }).split('.')[2];
    expect(proveCertificate([...signed(one).split('.').slice(0, 2), other].join('.'), keys).verdict).toBe('ALTERED');
    expect(proveCertificate('https://example.org/', keys).verdict).toBe('NO_CERTIFICATE');
    expect(proveCertificate('JGZM2.AAAA.BBBB', keys).verdict).toBe('OTHER_VERSION');
    expect(proveCertificate(signed(one), [{ ...key, revoked: true }]).verdict).toBe('KEY_REVOKED');
  });

  it('a name that would make two lines has no canonical form', () => {
    for (const name of ['王\n丽', ' 王丽', '王\u2028丽', 'e\u0301'])
      expect(() => payloadText({ ...one, name })).toThrow();
  });

  it('fits a QR code of version 15 at M with a long name of the issuer', () => {
    const issuer = '淄博市张店区马尚街道办事处世纪花园社区妇女联合会';
    const url = `https://volunteer.example.org/verify#${signed({ ...one, issuer })}`;
    expect(encode(url, { ecc: 'M', boostEcc: false }).version).toBeLessThanOrEqual(15);
  });
});

describe('the number as people type it', () => {
  it('small letters, spaces, O for 0, I for 1 and long dashes are understood; a slip is found by the last letter', () => {
    const typed = typedNumber(' jg370303012–2026－00421 ', one.code.toLowerCase().replace(/^(.{4})/, '$1 '));
    expect(typed).toEqual({ number, code: one.code });
    expect(isCertificateNumber(typed)).toBe(true);
    for (let at = 0; at < 8; at += 1) {
      const slip = one.code.charAt(at) === '7' ? '3' : '7';
      expect(isCertificateNumber({ number, code: one.code.slice(0, at) + slip + one.code.slice(at + 1) })).toBe(false);
    }
  });
});
