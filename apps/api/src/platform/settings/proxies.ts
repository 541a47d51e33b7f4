import { isIP } from 'node:net';
import type { Problem } from './problem.ts';

/** Names the HTTP server knows for whole ranges. */
const ranges = new Set(['loopback', 'linklocal', 'uniquelocal']);

/** `10.0.0.0/8, ::1` → its parts. */
export const proxyList = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);

/** Addresses and CIDR ranges whose X-Forwarded-* is believed. A range of everybody would let anyone pose as anyone. */
export function proxyProblems(text: string): Problem[] {
  return proxyList(text).flatMap((part) => {
    if (ranges.has(part)) return [];
    const [address = '', bits, ...rest] = part.split('/');
    const family = isIP(address);
    const most = family === 6 ? 128 : 32;
    const length = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
    if (family === 0 || rest.length > 0 || !(length >= 0 && length <= most))
      return [
        {
          name: 'TRUSTED_PROXIES',
          zh: `「${part}」不是地址。请写代理的 IP 或网段，用逗号隔开，例如 127.0.0.1 或 10.0.0.0/8。`,
          en: `"${part}" is no address. Give the proxy's IP or range, comma-separated, e.g. 127.0.0.1 or 10.0.0.0/8.`,
        },
      ];
    if (length > 0) return [];
    return [
      {
        name: 'TRUSTED_PROXIES',
        zh: `「${part}」是所有人：任何人都能冒充别的地址。请只写自己的代理。`,
        en: `"${part}" is everybody: anyone could pose as anyone. Name your own proxy only.`,
      },
    ];
  });
}
