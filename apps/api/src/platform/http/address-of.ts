import { isIP } from 'node:net';

/** Of no address at all; the database takes it for one. */
const NOWHERE = '::';

/** What is an address once port, brackets and zone are gone (`1.2.3.4:5678`, `[2001:db8::1]:443`, `fe80::1%eth0`); else null. */
function plain(text: string | undefined): string | null {
  const bare = (text ?? '').trim().replace(/%.*$/, '');
  const [, six] = /^\[([^\]]*)\](?::\d+)?$/.exec(bare) ?? [];
  const [, four] = /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(bare) ?? [];
  const address = six ?? four ?? bare;
  return isIP(address) ? address : null;
}

/**
 * Where a request came from, as the log and the counters keep it. Proxies write ports into X-Forwarded-For, and whoever is
 * in a trusted range writes what she likes: what is no address is not believed, and the nearest one known stands for it.
 */
export const addressOf = (claimed: string | undefined, socket: string | undefined): string =>
  plain(claimed) ?? plain(socket) ?? NOWHERE;
