import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { copiesIn, keysIn } from '../modules/hours/root/root-copy.ts';
import { keyIdOf } from '../modules/hours/root/root-key.ts';
import type { Outside } from '../modules/hours/verify/verify-ledger.ts';
import type { RootFault, RootFaultKind, RootVerdict } from '../modules/hours/verify/verify-roots.ts';

/** What `--roots` and `--key` name. A file without a root, or a folder without a file, is no proof of anything: an error. */
export function readOutside(roots: string, key: string | undefined): Outside {
  const files = statSync(roots).isDirectory()
    ? readdirSync(roots)
        .filter((name) => /\.(txt|eml)$/.test(name))
        .sort()
        .map((name) => join(roots, name))
    : [roots];
  const copies = files.flatMap((file) => {
    try {
      return copiesIn(readFileSync(file, 'utf8'));
    } catch (error) {
      throw new Error(`${file}: ${(error as Error).message}`);
    }
  });
  if (copies.length === 0) throw new Error(`${roots} 里没有根值副本。There is no copy of a root in ${roots}.`);
  return { copies, keys: key ? readKeys(key) : null };
}

export function readKeys(file: string): ReadonlySet<string> {
  const keys = keysIn(readFileSync(file, 'utf8'));
  if (keys.length === 0) throw new Error(`${file} 里没有公钥。There is no public key in ${file}.`);
  return new Set(keys);
}

const words: Readonly<Record<Exclude<RootFaultKind, 'BEHIND_ROOT'>, readonly [string, string]>> = {
  OUTSIDE_UNSIGNED: ['库外副本的签名不对', 'the signature of the copy outside does not fit'],
  FOREIGN_KEY: ['不是用我们的密钥签署的', 'it is signed by a key that is not ours'],
  OUTSIDE_TWICE: ['库外有两份不同的内容', 'outside two copies say different things'],
  OUTSIDE_UNCHAINED: ['库外副本与前一个接不上', 'the copy outside does not follow the one before it'],
  ROOT_MISSING: ['库外有，数据库里没有', 'it is outside and lacks in the database'],
  ROOT_DIFFERS: ['数据库里的与库外副本不同', 'the database says something else than the copy outside'],
  ROOT_UNCHAINED: ['数据库里的与前一个接不上', 'in the database it does not follow the one before it'],
  ROOT_UNSIGNED: ['数据库里的签名不对', 'its signature in the database does not fit'],
  TREE_DIFFERS: [
    '当时各账户的末尾与它不符：签署之后有人改动过',
    'the accounts as of then are not those it was made of: somebody changed them after it was signed',
  ],
};

/** For people: whole or not, and by whose keys. */
export function* rootLines({ outside, faults, keys }: RootVerdict): Generator<string> {
  if (faults.length === 0)
    yield `与库外 ${outside} 个根值全部相符。All of it agrees with the ${outside} root(s) kept outside.`;
  else yield `根值有 ${faults.length} 处不符。Roots differ in ${faults.length} places.`;
  for (const fault of faults.slice(0, 20)) yield `  ${sentenceOf(fault)}`;
  if (faults.length > 20) yield '  …';
  const ids = keys.map((key) => keyIdOf(Buffer.from(key, 'hex'))).join('、');
  yield `签署密钥编号 ${ids}：请与封存的纸件核对。Signed by key ${ids}: compare it with the sealed paper.`;
}

function sentenceOf({ kind, number, last }: RootFault): string {
  if (kind === 'BEHIND_ROOT')
    return `数据库比库外的根值旧：库外最后一个是第 ${number} 个，数据库只到第 ${last} 个，可能恢复了旧的备份。The database is older than the roots outside: the last is ${number} there and ${last} here; an old backup was put back.`;
  const [zh, en] = words[kind];
  return `第 ${number} 个根值：${zh}。Root ${number}: ${en}.`;
}
