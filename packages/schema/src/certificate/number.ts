/** Letters nobody takes for another one (Crockford): no I, L, O, U. */
export const codeLetters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What is typed to look a 记录证明 up: its number, which runs on and can be guessed, and eight letters, which cannot. */
export interface CertificateNumber {
  readonly number: string;
  readonly code: string;
}

const numbers = /^JG(\d{6})(\d{3,})-(\d{4})-(\d{5,})$/;
const codes = /^[0-9A-HJKMNP-TV-Z]{8}$/;

/** The last letter follows from all before it: a slip of the finger is told as one, and costs no guess. */
export function checkLetter(number: string, random: string): string {
  let sum = 0;
  for (const mark of number + random) sum = (sum * 7 + (mark.codePointAt(0) ?? 0)) % 31;
  return codeLetters.charAt(sum);
}

export const isCertificateNumber = ({ number, code }: CertificateNumber): boolean =>
  numbers.test(number) && codes.test(code) && checkLetter(number, code.slice(0, 7)) === code.charAt(7);

/** As people type it: small letters, spaces, long dashes, O for 0 and I for 1. */
export function typedNumber(number: string, code: string): CertificateNumber {
  const plain = (text: string): string =>
    text
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\s·.]/g, '');
  return {
    number: plain(number)
      .replace(/[‐‑‒–—―−_]/g, '-')
      .replace(/[^0-9A-Z-]/g, ''),
    code: plain(code)
      .replace(/[^0-9A-Z]/g, '')
      .replace(/O/g, '0')
      .replace(/[IL]/g, '1'),
  };
}

/** `K7QX2MPD` as it is printed: `K7QX 2MPD`. */
export const spacedCode = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`;
