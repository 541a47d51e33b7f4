import { parseArgs } from 'node:util';
import { endOnWrongSettings, SettingsError } from '../platform/settings/problem.ts';
import { checkNode } from './check-node.ts';
import { checkProofCommand } from './check-proof.ts';
import { rootCommand } from './ledger-root.ts';
import { verifyCommand } from './verify-ledger.ts';

const usage = `用法 Usage:
  npm run ledger -- verify [--json]
      重新计算整个台账。Computes the whole ledger anew.
  npm run ledger -- verify --roots FILE|FOLDER [--key FILE]
      并与库外保存的根值比对；--key 是我们的公钥。And compares it with roots kept outside; --key holds our public keys.
  npm run ledger -- root
      立即签署一个根值。Signs a root now.
  npm run ledger -- check-proof FILE [--key FILE]
      核对志愿者的时长核对文件，不用数据库和网络。Checks a volunteer's proof, without database and network.`;

/** The whole command; `thread` is the file that computes a part when it is run as a thread. Ends with 2 where it cannot tell. */
export async function ledgerCommand(thread: URL): Promise<void> {
  checkNode();
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        ...{ threads: { type: 'string' }, roots: { type: 'string' }, key: { type: 'string' } },
      },
    });
    const [verb = '', ...more] = positionals;
    if (verb === 'verify' && more.length === 0) await verifyCommand(thread, values);
    else if (verb === 'root' && more.length === 0) await rootCommand();
    else if (verb === 'check-proof' && more.length === 1) checkProofCommand(more[0] ?? '', values.key);
    else throw new Error(usage);
  } catch (error) {
    if (error instanceof SettingsError) endOnWrongSettings(error);
    const { message, code } = error as Error & { code?: string };
    console.error(message || code);
    process.exitCode = 2;
  }
}
