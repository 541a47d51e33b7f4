import { readFileSync } from 'node:fs';
import { checkProof, type ProofFault } from '../modules/hours/proof/check-proof.ts';
import { keyIdOf } from '../modules/hours/root/root-key.ts';
import { readKeys } from './verify-roots.ts';

const words: Readonly<Record<ProofFault, readonly [string, string]>> = {
  UNREADABLE: ['这不是时长核对文件，或者文件不完整', 'this is no proof of hours, or it is cut off'],
  UNSIGNED: ['根值的签名不对', 'the signature of the root does not fit'],
  FOREIGN_KEY: ['根值不是用给出的公钥签署的', 'the root is signed by a key that was not given'],
  ANOTHER_ROOT: [
    '时长明细与签署的根值不符：内容被改动过',
    'the entries do not lead to the signed root: something was changed',
  ],
  ANOTHER_SUM: ['总时长与明细之和不符', 'the total is not the sum of the entries'],
};

/** `npm run ledger -- check-proof FILE`: whether a volunteer's file proves what it says. Neither database nor network. */
export function checkProofCommand(file: string, key: string | undefined): void {
  const { fault, root, entries, minutes } = checkProof(readFileSync(file, 'utf8'), key ? readKeys(key) : null);
  if (fault || !root) {
    const [zh, en] = words[fault ?? 'UNREADABLE'];
    console.log(`核对不通过：${zh}。Not proved: ${en}.`);
    process.exitCode = 1;
    return;
  }
  const at = root.at.toISOString();
  console.log(
    `核对通过：${entries} 笔，共 ${minutes} 分钟，都在 ${at} 签署的第 ${root.number} 个台账根值里。\nProved: ${entries} entries of ${minutes} minutes in all stand in root ${root.number}, signed at ${at}.`,
  );
  const id = keyIdOf(root.key);
  if (!key)
    console.log(`签署密钥编号 ${id}：请与公布的编号核对。Signed by key ${id}: compare it with the published one.`);
}
